# Rscript tests/oracles/yrbs-district-taylor.R > tests/oracles/yrbs-district-taylor.csv
# Run in the root of the repository. One design for the whole file, each district a subset of it:
# what a profile with `stratum: [district, stratum]`, `cluster: PSU` and `weight` must give.
suppressMessages(library(survey)); options(survey.lonely.psu = "adjust")
d <- read.csv("docs/examples/yrbs-district/yrbs_district_2017.csv.gz")
d$st <- paste(d$district, d$stratum)
rules <- list(
  alcohol_30d = d$nAlcoholDays > 0, marijuana_30d = d$nMarijuanaDays > 0,
  prescription_pain_lifetime = d$used_prescrip_pain == 1, cocaine_lifetime = d$used_cocaine == 1,
  heroin_lifetime = d$used_heroin == 1, sad_or_hopeless = d$is_hopeless == 1,
  considered_suicide = d$suicide_considered == 1, planned_suicide = d$suicide_planned == 1,
  attempted_suicide = d$suicide_attempts > 0, injured_in_attempt = d$suicide_injury == 1)
cat("# ", R.version.string, ", survey ", as.character(packageVersion("survey")), "\n", sep = "")
cat("district,measure,respondents,weighted,share,standard_error,df,deff,low,high\n")
f <- function(x) sprintf("%.17g", x)
for (m in names(rules)) {
  d$y <- as.numeric(rules[[m]])
  des <- svydesign(~PSU, strata = ~st, weights = ~weight, data = d, nest = TRUE)
  for (k in sort(unique(d$district))) {
    s <- subset(des, district == k & !is.na(y))
    n <- nrow(s$variables); if (n == 0) next
    e <- svymean(~y, s, deff = "replace"); p <- coef(e)[[1]]; se <- SE(e)[[1]]; df <- degf(s)
    # Korn and Graubard's interval; n* at most n, as NCHS has it. Blank where there is no spread.
    size <- min(n, p * (1 - p) / se^2 * (qt(.025, n - 1) / qt(.025, df))^2)
    limits <- c(qbeta(.025, size * p, size * (1 - p) + 1), qbeta(.975, size * p + 1, size * (1 - p)))
    cat(paste(c(k, m, n, f(c(sum(weights(s)), p, se)), df, if (se > 0) f(c(deff(e)[[1]], limits)) else c("", "", "")), collapse = ","), "\n", sep = "")
  }
}
