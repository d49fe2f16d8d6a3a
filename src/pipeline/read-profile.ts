import { parseProfile } from "../catalog/profile-file.ts";
import { acceptPublished } from "../disclose/accept-published.ts";
import type { Profile } from "../vocabulary/profile.ts";

/**
 * A published profile, from the text of its JSON file.
 *
 * @param file base name
 * @throws CtcError `profile-file-other`, `profile-file-newer`, `profile-file-invalid`
 */
export function readProfileText(text: string, file: string): Profile {
  return acceptPublished(parseProfile(text, file));
}
