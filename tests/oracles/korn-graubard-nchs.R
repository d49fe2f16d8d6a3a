# Percents that CDC published on the site of its package surveytable (CDCgov/surveytable@ea5d660:docs/articles; NCHS Residential Care
# Community Services User survey 2018, public domain), beside share, standard error, n and df recomputed with R survey.
# Rscript tests/oracles/korn-graubard-nchs.R rccsu2018.csv surveytable_rcc_rows.csv > tests/oracles/korn-graubard-nchs.json
suppressPackageStartupMessages(library(survey))
files <- commandArgs(TRUE); d <- read.csv(files[1]); published <- read.csv(files[2])
tables <- c(sex = 1, raceeth2 = 2, medicaid2 = 5, hbp = 11, alz = 13, depress = 14, arth = 15, diabetes = 16, heartdise = 17, osteo = 18, copd = 19, stroke = 20, cancer = 21, bathhlp = 23)
whole <- svydesign(ids = ~1, strata = ~.st, weights = ~.w, fpc = ~.fpc, data = d)
row <- function(variable, level) {
  x <- d[[variable]]; whole$variables$y <- as.integer(x == level); s <- subset(whole, !is.na(y)); m <- svymean(~y, s)
  k <- sum(x == level, na.rm = TRUE); print <- published[published$table == tables[[variable]] & published$n == k, ]
  stopifnot(nrow(print) == 1)
  sprintf('    { "variable": "%s", "level": "%s", "respondents": %d, "share": %.17g, "standardError": %.17g, "degreesOfFreedom": %d, "printedPercent": %s, "printedLow": %s, "printedHigh": %s }',
          variable, level, nrow(s), coef(m)[[1]], SE(m)[[1]], degf(s), print$percent, print$percent_lo, print$percent_hi)
}
rows <- unlist(lapply(names(tables), function(v) sapply(sort(unique(as.character(na.omit(d[[v]])))), function(l) row(v, l))))
cat('{\n  "oracle": "', R.version.string, ", survey ", packageDescription("survey")$Version, '; printed values: CDC surveytable",\n  "cases": [\n', sep = "")
cat(paste(rows, collapse = ",\n"), "\n  ]\n}\n", sep = "")
