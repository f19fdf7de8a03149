import type { Connect } from "vite";

import { sendReply } from "./reply.ts";

/** What the file system says of a path below a file, or of a name that it cannot have. */
const codes = new Set(["ENOENT", "ENOTDIR", "EISDIR", "ENAMETOOLONG", "EINVAL"]);

/** A chapter's address. */
const markdown = /\.md(?:[?&]|$)/i;

/** What of Vite says that a file is no script. Other plugins may know Markdown: what they say is theirs to tell. */
const scriptReader = "vite:import-analysis";

/**
 * Answers an address of Vite's own that leads to no file as one of ours is answered: with 404. So is
 * a chapter that cannot be a script answered.
 */
// oxlint-disable-next-line max-params -- Connect knows who answers mistakes by the number of parameters.
export const answerNoFile: Connect.ErrorHandleFunction = (error, request, response, next) => {
  const { url = "" } = request;
  const isNoFile = url.startsWith("/@") && codes.has(String(error?.code));
  const isNoScript = markdown.test(url) && error?.plugin === scriptReader;
  if (response.headersSent || !(isNoFile || isNoScript)) next(error);
  else sendReply(response, { status: 404 });
};
