# Odds ratios of two yes/no answers by svyglm (quasibinomial) of R survey on tests/fixtures/yrbs-districts-2017.csv, with the
# intervals of confint(). The domain is a subset of the full design.
# Rscript tests/oracles/odds-ratio.R > tests/oracles/odds-ratio.json
suppressPackageStartupMessages(library(survey))
options(survey.lonely.psu = "adjust")
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
data <- read.csv(file.path(here, "..", "fixtures", "yrbs-districts-2017.csv"))
outcomes <- c("is_hopeless", "suicide_considered", "used_cocaine", "used_heroin")
num <- function(x) sprintf("%.17g", x)
designs <- list(
  full = function(d) svydesign(~PSU, strata = ~stratum, weights = ~weight, data = d, nest = TRUE),
  clusters = function(d) svydesign(~interaction(stratum, PSU), weights = ~weight, data = d),
  weights = function(d) svydesign(~1, weights = ~weight, data = d),
  simple = function(d) svydesign(~1, weights = ~one, data = d))
rows <- character()
for (name in names(designs)) for (domain in c("all", "girls", "grade9")) {
  d <- data[data$district == "queens", ]; d$one <- 1
  d$inside <- switch(domain, all = rep(TRUE, nrow(d)), girls = d$Sex %in% "Female", grade9 = d$Grade %in% 9)
  for (i in seq_along(outcomes)) for (j in seq_len(i - 1)) {
    d$a <- d[[outcomes[j]]]; d$b <- d[[outcomes[i]]]
    s <- subset(designs[[name]](d), inside & !is.na(a) & !is.na(b))
    if (any(table(factor(s$variables$a, 0:1), factor(s$variables$b, 0:1)) == 0)) next
    m <- svyglm(b ~ a, s, family = quasibinomial(), control = glm.control(epsilon = 1e-15, maxit = 100)); ci <- confint(m, "a", ddf = m$df.residual)
    rows <- c(rows, sprintf('{"design":"%s","domain":"%s","first":"%s","second":"%s","logOdds":%s,"se":%s,"df":%d,"low":%s,"high":%s}',
      name, domain, outcomes[j], outcomes[i], num(coef(m)[["a"]]), num(SE(m)[["a"]]), m$df.residual, num(ci[1]), num(ci[2])))
  }
}
cat('{\n"oracle": "', R.version.string, ", survey ", packageDescription("survey")$Version, '",\n"rows": [\n', paste(rows, collapse = ",\n"), "\n]\n}\n", sep = "")
