/** Names that mean something else in an output folder, or to an operating system. */
const TAKEN = /^(index|manifest|municipality|con|prn|aux|nul|com\d|lpt\d)$/;

/**
 * The file name of an area, without ending. Depends on the area alone: lower-case letters, digits
 * and inner hyphens stay as they are (å ä ö too); anything else becomes a hyphen and the name gets
 * eight digits of its SHA-256, so that two areas never share a file and no name leaves the folder.
 */
export function areaFileName(area: string, sha256: (content: string) => string): string {
  const name = area.normalize("NFC").toLowerCase();
  const slug = name
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  if (slug === name && !TAKEN.test(slug)) return slug;
  return `${slug}${slug === "" ? "" : "-"}${sha256(name).slice(0, 8)}`;
}
