import type { Connect } from "vite";

/**
 * Answers 403 to pages of other sites, and of other ports of this machine: what they ask has their
 * `Origin`. Names that lead here from elsewhere (`Host`) are refused by Vite itself.
 */
export const refuseOthers: Connect.NextHandleFunction = ({ headers }, response, next) => {
  const { origin, host } = headers;
  if (origin === undefined || origin === `http://${host}` || origin === `https://${host}`) next();
  else response.writeHead(403).end();
};
