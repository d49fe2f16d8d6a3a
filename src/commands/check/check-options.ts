import type { ProfileOptions } from "../profile/profile-request.ts";

/** What `ctc check` was told on the command line, as commander gives it. */
export type CheckOptions = Omit<ProfileOptions, "area" | "all" | "format"> & {
  readonly failOn?: string;
  readonly date?: string;
  readonly lowResponse?: string;
  readonly format?: "md" | "json";
};
