/** Names that mean something else in an output folder, or to an operating system. */
const TAKEN = /^(index|manifest|municipality|con|prn|aux|nul|com\d|lpt\d)$/;

/** What a name ends in that got digits of its own; an area that is called so gets more. */
const HASHED = /(^|-)[0-9a-f]{8}$/;
/** Length of a name at most, in UTF-16 units: at most 180 of the 255 bytes that file systems take. */
const LONGEST = 60;

/**
 * The file name of an area, without ending. Depends on the area alone: lower-case letters, digits
 * and inner hyphens stay as they are (å ä ö too); anything else becomes a hyphen and the name gets
 * eight digits of its SHA-256, so that two areas never share a file and no name leaves the folder.
 * So does a name whose letters a file system may take for others (`ſ` for `s`, `ı` for `i`).
 */
export function areaFileName(area: string, sha256: (content: string) => string): string {
  const name = area.normalize("NFC").toLowerCase();
  const slug = name
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, LONGEST)
    .replace(/[\ud800-\udbff]$/, ""); // half a letter is no name
  const isPlain = slug !== "" && slug === name && isSameEverywhere(name);
  if (isPlain && !TAKEN.test(name) && !HASHED.test(name)) return name;
  return `${slug}${slug === "" ? "" : "-"}${sha256(name).slice(0, 8)}`;
}

/** Is the name itself in every form in which file systems compare names? */
function isSameEverywhere(name: string): boolean {
  return name.normalize("NFKC").toUpperCase().toLowerCase() === name;
}
