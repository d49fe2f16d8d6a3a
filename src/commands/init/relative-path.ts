const STEP = /[/\\]+/;

/**
 * The path of `file` as seen from the folder in which `from` lies, with slashes. Both are relative
 * to the same folder or both absolute; where they are not, or where `from` lies above that folder,
 * the path stays as it was given.
 */
export function relativePath(from: string, file: string): string {
  const isAbsolute = (path: string): boolean => /^([/\\]|[a-zA-Z]:)/.test(path);
  if (isAbsolute(from) !== isAbsolute(file)) return file;
  const steps = (path: string): string[] => path.split(STEP).filter((step) => step !== ".");
  const [folder, target] = [steps(from).slice(0, -1), steps(file)];
  if (folder.includes("..")) return file;
  let common = 0;
  while (common < folder.length && folder[common] === target[common]) common++;
  return [...folder.slice(common).map(() => ".."), ...target.slice(common)].join("/");
}
