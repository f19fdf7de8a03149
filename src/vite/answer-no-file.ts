import type { Connect } from "vite";

import { sendReply } from "./reply.ts";

/** What the file system says of a path below a file, or of a name that it cannot have. */
const codes = new Set(["ENOENT", "ENOTDIR", "EISDIR", "ENAMETOOLONG", "EINVAL"]);

/** Answers an address of Vite's own that leads to no file as one of ours is answered: with 404. */
// oxlint-disable-next-line max-params -- Connect knows who answers mistakes by the number of parameters.
export const answerNoFile: Connect.ErrorHandleFunction = (error, request, response, next) => {
  const isVites = request.url?.startsWith("/@") === true;
  if (response.headersSent || !isVites || !codes.has(String(error?.code))) next(error);
  else sendReply(response, { status: 404 });
};
