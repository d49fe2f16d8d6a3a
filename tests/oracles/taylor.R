# Shares, standard errors, df, design effects, intervals and differences of R survey on tests/fixtures/yrbs-districts-2017.csv.
# The domain is a subset of the full design; missing answers are out of the domain, not out of the design.
# Rscript tests/oracles/taylor.R > tests/oracles/taylor.json
suppressPackageStartupMessages(library(survey))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
data <- read.csv(file.path(here, "..", "fixtures", "yrbs-districts-2017.csv"))
outcomes <- c("is_hopeless", "suicide_considered", "used_heroin", "used_prescrip_pain")
num <- function(x) if (is.na(x)) "null" else sprintf("%.17g", x)

designs <- list(
  full = function(d) svydesign(~PSU, strata = ~stratum, weights = ~weight, data = d, nest = TRUE),
  clusters = function(d) svydesign(~interaction(stratum, PSU), weights = ~weight, data = d),
  clustersUnweighted = function(d) svydesign(~interaction(stratum, PSU), weights = ~one, data = d),
  strataUnweighted = function(d) svydesign(~1, strata = ~merged, weights = ~one, data = d),
  weights = function(d) svydesign(~1, weights = ~weight, data = d))

# the area of a difference: every third cluster number, so that one area has some clusters of a stratum and the rest the others
domains <- function(d) list(all = rep(TRUE, nrow(d)), girls = d$Sex %in% "Female", boys = d$Sex %in% "Male", grade9 = d$Grade %in% 9, grade12 = d$Grade %in% 12,
                            area = d$PSU %% 3 == 0, rest = d$PSU %% 3 != 0)

share <- function(design, lonely, district, outcome, domain, s) {
  y <- s$variables$y; w <- weights(s); n <- length(y); df <- degf(s)
  m <- svymean(~y, s, deff = "replace"); p <- coef(m)[[1]]; inner <- p > 0 && p < 1
  # svyciprop does not cap the effective size at n; where the cap holds, the beta quantiles are taken at n
  size <- if (inner && df > 0) p * (1 - p) / vcov(m)[[1]] * (qt(.025, n - 1) / qt(.025, df))^2 else NA; capped <- inner && df > 0 && size > n
  beta <- if (capped) c(qbeta(.025, n * p, n * (1 - p) + 1), qbeta(.975, n * p + 1, n * (1 - p))) else
    if (inner && df > 0) as.numeric(confint(svyciprop(~y, s, method = "beta"))) else c(NA, NA)
  sprintf('{"design":"%s","lonely":"%s","district":"%s","outcome":"%s","domain":"%s","n":%d,"counted":%d,"weighted":%s,"value":%s,"se":%s,"df":%d,"deff":%s,"capped":%s,"low":%s,"high":%s}',
          design, lonely, district, outcome, domain, n, sum(y), num(sum(w)), num(p), num(SE(m)[[1]]), df, num(if (inner) deff(m)[[1]] else NA), if (capped) "true" else "false", num(beta[1]), num(beta[2]))
}
difference <- function(design, lonely, district, outcome, first, second, s) {
  by <- svyby(~y, ~side, s, svymean, covmat = TRUE); d <- svycontrast(by, c(`1` = 1, `2` = -1)); df <- degf(s); value <- coef(d)[[1]]; se <- SE(d)[[1]]
  sprintf('{"design":"%s","lonely":"%s","district":"%s","outcome":"%s","first":"%s","second":"%s","value":%s,"se":%s,"df":%d,"low":%s,"high":%s,"p":%s}',
          design, lonely, district, outcome, first, second, num(value), num(se), df, num(value - qt(.975, df) * se), num(value + qt(.975, df) * se), num(2 * pt(-abs(value / se), df)))
}

shares <- differences <- character()
run <- function(design, lonely, district) {
  options(survey.lonely.psu = lonely)
  d <- data[data$district == district, ]; d$one <- 1; d$merged <- d$stratum %% 4
  for (outcome in outcomes) {
    d$y <- d[[outcome]]; if (all(is.na(d$y))) next
    masks <- domains(d); whole <- designs[[design]](d)
    for (k in names(masks)) { d$inside <- masks[[k]]; whole$variables$inside <- d$inside; s <- subset(whole, inside & !is.na(y))
      shares <<- c(shares, share(design, lonely, district, outcome, k, s)) }
    for (pair in list(c("girls", "boys"), c("grade9", "grade12"), c("area", "rest"))) {
      whole$variables$side <- ifelse(masks[[pair[1]]], 1, ifelse(masks[[pair[2]]], 2, 0)); s <- subset(whole, side > 0 & !is.na(y))
      differences <<- c(differences, difference(design, lonely, district, outcome, pair[1], pair[2], s)) }
  }
}
for (design in names(designs)) run(design, if (design == "full") "adjust" else "fail", "queens")
# nothing declared: the data of the domain alone, where R and we agree
options(survey.lonely.psu = "fail")
for (outcome in c("is_hopeless", "used_heroin")) { d <- data[data$district == "queens", ]; d$y <- d[[outcome]]; d$one <- 1; masks <- domains(d)
  for (k in names(masks)) shares <- c(shares, share("simple", "fail", "queens", outcome, k, svydesign(~1, weights = ~one, data = d[masks[[k]] & !is.na(d$y), ]))) }
run("full", "remove", "queens"); run("full", "average", "queens"); run("full", "fail", "cleveland")

v <- function(x) packageDescription(x)$Version
cat('{\n"oracle": "', R.version.string, ", survey ", v("survey"), '",\n', sep = "")
cat('"shares": [\n', paste(shares, collapse = ",\n"), '\n],\n"differences": [\n', paste(differences, collapse = ",\n"), "\n]\n}\n", sep = "")
