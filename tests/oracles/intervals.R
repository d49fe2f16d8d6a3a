# The four intervals of a share by R survey and base R on tests/fixtures/yrbs-districts-2017.csv.
# svyciprop: its logit interval as it comes; the fit stops at 1e-8 of the deviance, and the upper limit is NaN with one degree of freedom, whose quantile
# of t goes through a level that is rounded to 1. logit: the same model fitted to 1e-15. xlogit: the same interval without a fit. wald: confint(svymean), not cut off.
# wilson: prop.test without continuity correction (the score interval) on the effective size n* = min(n, p(1 - p)/SE^2 (t(n - 1)/t(df))^2).
# The domain is a subset of the full design, so that df are its own: svyciprop(df) would take those of rows with missing answers, too.
# Rscript tests/oracles/intervals.R > tests/oracles/intervals.json
suppressPackageStartupMessages(library(survey))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
data <- read.csv(file.path(here, "..", "fixtures", "yrbs-districts-2017.csv")); data$one <- 1
outcomes <- c("is_hopeless", "suicide_considered", "used_heroin", "used_prescrip_pain")
num <- function(x) ifelse(is.finite(x), sprintf("%.17g", x), "null")
designs <- list(
  full = function(d) svydesign(~PSU, strata = ~stratum, weights = ~weight, data = d, nest = TRUE),
  clustersUnweighted = function(d) svydesign(~interaction(stratum, PSU), weights = ~one, data = d),
  weights = function(d) svydesign(~1, weights = ~weight, data = d))
domains <- function(d) list(all = rep(TRUE, nrow(d)), girls = d$Sex %in% "Female", grade12 = d$Grade %in% 12, area = d$PSU %% 3 == 0)
fitted <- function(s, df) plogis(as.numeric(suppressMessages(confint(svyglm(y ~ 1, s, family = quasibinomial, control = list(epsilon = 1e-15, maxit = 100)), 1, ddf = df))))
one <- function(design, district, outcome, domain, s) {
  y <- s$variables$y; n <- length(y); df <- degf(s); m <- svymean(~y, s); p <- coef(m)[[1]]; v <- vcov(m)[[1]]
  size <- min(n, p * (1 - p) / v * (qt(.025, n - 1) / qt(.025, df))^2)
  wilson <- suppressWarnings(prop.test(size * p, size, correct = FALSE))$conf.int
  limits <- c(confint(svyciprop(~y, s, method = "logit")), fitted(s, df), confint(svyciprop(~y, s, method = "xlogit")), wilson, confint(m, df = df),
              qbeta(.025, size * p, size * (1 - p) + 1), qbeta(.975, size * p + 1, size * (1 - p)))
  k <- c("svyciprop", "logit", "xlogit", "wilson", "wald", "korn-graubard")
  sprintf('{"design":"%s","district":"%s","outcome":"%s","domain":"%s","share":%s,"se":%s,"df":%d,%s}', design, district, outcome, domain, num(p), num(sqrt(v)), df,
          paste(sprintf('"%s":[%s,%s]', k, num(limits[c(1, 3, 5, 7, 9, 11)]), num(limits[c(2, 4, 6, 8, 10, 12)])), collapse = ","))
}
rows <- character()
for (district in c("queens", "cleveland")) for (design in names(designs)) for (outcome in outcomes) {
  options(survey.lonely.psu = if (design == "full" && district == "queens") "adjust" else "fail")
  d <- data[data$district == district, ]; d$y <- d[[outcome]]; if (all(is.na(d$y))) next
  masks <- domains(d); whole <- designs[[design]](d)
  for (k in names(masks)) { whole$variables$inside <- masks[[k]]; s <- subset(whole, inside & !is.na(y)); if (mean(s$variables$y) %in% c(0, 1)) next
    rows <- c(rows, one(design, district, outcome, k, s)) }
}
# nothing declared: the data of the domain alone, where R and we agree on the standard error
options(survey.lonely.psu = "fail"); d <- data[data$district == "queens", ]; masks <- domains(d)
for (outcome in outcomes[1:3]) for (k in names(masks)) { d$y <- d[[outcome]]; e <- d[masks[[k]] & !is.na(d$y), ]
  rows <- c(rows, one("simple", "queens", outcome, k, svydesign(~1, weights = ~one, data = e))) }
# Newcombe (1998), Statistics in Medicine 17, 857-872, table I, method 3: printed limits of the score interval, and prop.test's
printed <- list(c(81, 263, .2553, .3662), c(15, 148, .0624, .1605), c(0, 20, 0, .1611), c(1, 29, .0061, .1718))
newcombe <- sapply(printed, function(x) { i <- suppressWarnings(prop.test(x[1], x[2], correct = FALSE))$conf.int
  sprintf('{"counted":%d,"respondents":%d,"printed":[%s,%s],"limits":[%s,%s]}', x[1], x[2], x[3], x[4], num(i[1]), num(i[2])) })
cat('{\n"oracle": "', R.version.string, ", survey ", packageDescription("survey")$Version, '",\n"shares": [\n', paste(rows, collapse = ",\n"), '\n],\n"newcombe": [\n', paste(newcombe, collapse = ",\n"), "\n]\n}\n", sep = "")
