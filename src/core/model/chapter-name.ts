/** Names that the list of chapters, its files and the handouts of a course have beside the chapters' folders. */
const ownNames = /^(?:index\.html|assets|licences|shard\.json|course-.*\.(?:css|pdf))$/i;

/** Names that Windows keeps for devices, whatever extension follows. */
const deviceNames = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)/i;

/** What separates folders on some system, and what ends a path on all. */
const unusableCharacters = ["/", "\\", "\u0000"];

/**
 * Returns why a chapter cannot have this name, as the end of a sentence about the name; null where it
 * can. The name is that of the folder in which its deck is written, beside our own files.
 */
export function chapterNameFault(name: string): string | null {
  if (name === "") return "is empty";
  if (name.startsWith(".")) return "begins with a full stop";
  if (unusableCharacters.some((one) => name.includes(one))) return "has a slash or NUL in it";
  if (ownNames.test(name)) return "is the name of a file or folder that lectern itself writes";
  if (deviceNames.test(name)) return "is the name of a device on Windows";
  return null;
}
