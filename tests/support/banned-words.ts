const BANNED = {
  sv: [
    "prevalens",
    "domän",
    "signifikant",
    "konfidensintervall",
    "effekt",
    "riskungdom",
    "riskzon",
    "drabbat",
    "drabbad",
    "värst",
    "utsatt område",
    "utsatta område",
    "förhöjd risk",
    "låg grad av konventionell moral",
  ],
  en: ["prevalence", "significant", "confidence interval", "at-risk youth", "worst", "afflicted"],
} as const;

/** Words of the profile's style that may not stand in a text, as far as they do. */
export function bannedIn(text: string, language: "sv" | "en"): readonly string[] {
  const lower = text.toLowerCase();
  return BANNED[language].filter((word) => lower.includes(word));
}
