import type { Connect } from "vite";

import { sendReply } from "./reply.ts";

/** What the file system says of a path below a file, or of a name that it cannot have. */
const codes = new Set(["ENOENT", "ENOTDIR", "EISDIR", "ENAMETOOLONG", "EINVAL"]);

/** Markdown, which Vite is asked for as a script. */
const markdown = /\.md(?:[?&]|$)/i;

/**
 * Answers an address of Vite's own that leads to no file as one of ours is answered: with 404. So is
 * a chapter that cannot be a script answered.
 */
// oxlint-disable-next-line max-params -- Connect knows who answers mistakes by the number of parameters.
export const answerNoFile: Connect.ErrorHandleFunction = (error, request, response, next) => {
  const { url = "" } = request;
  const isNone = (url.startsWith("/@") && codes.has(String(error?.code))) || markdown.test(url);
  if (response.headersSent || !isNone) next(error);
  else sendReply(response, { status: 404 });
};
