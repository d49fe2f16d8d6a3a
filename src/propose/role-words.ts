import type { Role } from "../vocabulary/instrument.ts";

/** Names of columns, Swedish and English, that say what the column is; compared folded. */
export const ROLE_NAMES: Readonly<Record<Role, readonly string[]>> = {
  id: [
    "id",
    "respondent-id",
    "respondentid",
    "respondent id",
    "svars-id",
    "svarsid",
    "response id",
    "responseid",
    "löpnr",
    "lopnr",
    "löpnummer",
    "record",
    "record id",
    "record_id",
  ],
  area: [
    "area",
    "område",
    "omrade",
    "bostadsområde",
    "bostadsomrade",
    "ctc-område",
    "ctc-omrade",
    "stadsdel",
    "stadsdelsområde",
    "delområde",
    "hemområde",
    "regso",
    "deso",
    "neighborhood",
    "neighbourhood",
    "residential area",
  ],
  school: ["school", "skola", "skolnamn", "skolid", "skolenhet", "skolenhetskod", "school name"],
  class: ["class", "klass", "klassnamn", "classroom"],
  grade: ["grade", "årskurs", "arskurs", "åk", "ak", "school grade", "year group"],
  gender: ["gender", "kön", "kon", "sex", "könstillhörighet", "könsidentitet"],
  wave: ["wave", "mätning", "matning", "enkätår", "enkatar", "mätår", "survey year", "year"],
  weight: ["weight", "vikt", "finwgt", "viktvariabel"],
  stratum: ["stratum", "strata"],
  cluster: ["cluster", "kluster", "psu"],
};

/** Parts of an area column's name that say whose area it is. */
export const HOME_WORDS: readonly string[] = ["bostad", "hemområde", "home", "residential"];
export const SCHOOL_WORDS: readonly string[] = ["skol", "school"];
