# Rscript tests/oracles/yrbs-district-unweighted.R > tests/oracles/yrbs-district-unweighted.csv
# Run in the root of the repository. Plain counts per district, no weights: who counts, of how many.
d <- read.csv("docs/examples/yrbs-district/yrbs_district_2017.csv.gz")
rules <- list(
  alcohol_30d = d$nAlcoholDays > 0, marijuana_30d = d$nMarijuanaDays > 0,
  prescription_pain_lifetime = d$used_prescrip_pain == 1, cocaine_lifetime = d$used_cocaine == 1,
  inhalants_lifetime = d$used_inhalant == 1, heroin_lifetime = d$used_heroin == 1,
  methamphetamine_lifetime = d$used_methamphetamine == 1, mdma_lifetime = d$used_MDMA == 1,
  injected_lifetime = d$used_injection == 1, sad_or_hopeless = d$is_hopeless == 1,
  considered_suicide = d$suicide_considered == 1, planned_suicide = d$suicide_planned == 1,
  attempted_suicide = d$suicide_attempts > 0, injured_in_attempt = d$suicide_injury == 1)
cat("# ", R.version.string, "\n", sep = "")
cat("district,measure,respondents,counted,share\n")
for (k in sort(unique(d$district))) for (m in names(rules)) {
  x <- rules[[m]][d$district == k]; n <- sum(!is.na(x)); y <- sum(x, na.rm = TRUE)
  cat(sprintf("%s,%s,%d,%d,%s\n", k, m, n, y, if (n > 0) sprintf("%.17g", y / n) else ""))
}
