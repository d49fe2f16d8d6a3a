# Shares, totals, differences and intervals in finite populations by R survey, svydesign(fpc =).
# rcc: tests/fixtures/rcc-su-2018.csv (strata, weights). yrbs: queens and cleveland of tests/fixtures/yrbs-districts-2017.csv with a population made
# up here: three times the clusters of each stratum, but as many as there are in strata of an even number ("some"), or everywhere ("census").
# api: the schools of data(api) in the package survey; they are not kept beside this script.
# Rscript tests/oracles/finite-population.R > tests/oracles/finite-population.json
suppressPackageStartupMessages(library(survey)); options(survey.lonely.psu = "adjust")
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1])); fixture <- function(x) read.csv(file.path(here, "..", "fixtures", x), check.names = FALSE)
num <- function(x) ifelse(!is.finite(x), "null", sprintf("%.17g", x))
share <- function(name, outcome, domain, s) {
  y <- s$variables$y; n <- length(y); m <- svymean(~y, s, deff = "replace"); p <- coef(m)[[1]]; v <- vcov(m)[[1]]; df <- degf(s); t <- svytotal(~y, s)
  inner <- v > 1e-20
  beta <- if (inner) confint(svyciprop(~y, s, method = "beta")) else c(NA, NA); logit <- if (inner) confint(svyciprop(~y, s, method = "logit")) else c(NA, NA); wald <- confint(m, df = df)
  sprintf('{"data":"%s","outcome":"%s","domain":"%s","n":%d,"share":%s,"se":%s,"df":%d,"deff":%s,"beta":[%s,%s],"logit":[%s,%s],"wald":[%s,%s],"total":%s,"totalSe":%s}', name, outcome, domain, n,
          num(p), num(if (inner) sqrt(v) else 0), df, num(if (inner) deff(m)[[1]] else NA), num(beta[1]), num(beta[2]), num(logit[1]), num(logit[2]), num(wald[1]), num(wald[2]), num(coef(t)[[1]]), num(SE(t)[[1]]))
}
difference <- function(name, outcome, s) {
  d <- svycontrast(svyby(~y, ~side, s, svymean, covmat = TRUE), c(`1` = 1, `2` = -1)); df <- degf(s); value <- coef(d)[[1]]; se <- SE(d)[[1]]
  sprintf('{"data":"%s","outcome":"%s","value":%s,"low":%s,"high":%s,"p":%s}', name, outcome, num(value), num(value - qt(.975, df) * se), num(value + qt(.975, df) * se), num(2 * pt(-abs(value / se), df)))
}
shares <- differences <- character()
run <- function(name, outcomes, whole, masks, sides) for (outcome in names(outcomes)) {
  whole$variables$y <- as.numeric(outcomes[[outcome]])
  for (k in names(masks)) { whole$variables$inside <- masks[[k]] & !is.na(whole$variables$y); shares <<- c(shares, share(name, outcome, k, subset(whole, inside))) }
  if (is.null(sides)) next
  whole$variables$side <- ifelse(masks[[sides[1]]], 1, ifelse(masks[[sides[2]]], 2, 0)); differences <<- c(differences, difference(name, outcome, subset(whole, side > 0 & !is.na(y))))
}
d <- fixture("rcc-su-2018.csv"); names(d)[1:3] <- c("w", "st", "pop")
run("rcc", list(hbp = d$hbp, alz = d$alz, depress = d$depress, copd = d$copd, cancer = d$cancer, medicaid2 = d$medicaid2), svydesign(~1, strata = ~st, weights = ~w, fpc = ~pop, data = d),
    list(all = rep(TRUE, nrow(d)), men = d$sex == "Male", women = d$sex == "Female", old = d$age2 >= 85, stratum3 = d$st == 3), c("men", "women"))
for (district in c("queens", "cleveland")) for (kind in c("three", "some", "census")) {
  d <- fixture("yrbs-districts-2017.csv"); d <- d[d$district == district, ]
  clusters <- tapply(d$PSU, d$stratum, function(x) length(unique(x)))[as.character(d$stratum)]
  d$pop <- clusters * (if (kind == "three") 3 else if (kind == "some") ifelse(d$stratum %% 2 == 0, 1, 3) else 1)
  if (kind == "census" && district == "cleveland") next
  run(paste0(district, "-", kind), list(is_hopeless = d$is_hopeless, used_heroin = d$used_heroin)[if (district == "queens") 1:2 else 1],
      svydesign(~PSU, strata = ~stratum, weights = ~weight, fpc = ~pop, data = d, nest = TRUE),
      list(all = rep(TRUE, nrow(d)), girls = d$Sex %in% "Female", grade12 = d$Grade %in% 12, area = d$PSU %% 3 == 0, rest = d$PSU %% 3 != 0), if (kind != "census") c("area", "rest"))
}
data(api)
schools <- function(d) list(awards = d$awards == "Yes", sch.wide = d$sch.wide == "Yes", ell0 = d$ell == 0, meals50 = d$meals > 50)
masks <- function(d) list(all = rep(TRUE, nrow(d)), elementary = d$stype == "E", other = d$stype != "E", year = d$yr.rnd == "Yes")
run("apistrat", schools(apistrat), svydesign(~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = apistrat), masks(apistrat), c("elementary", "other"))
run("apiclus1", schools(apiclus1), svydesign(~dnum, weights = ~pw, fpc = ~fpc, data = apiclus1), masks(apiclus1), c("elementary", "other"))
run("apisrs", schools(apisrs)[c("awards", "sch.wide", "meals50")], svydesign(~1, weights = ~pw, fpc = ~fpc, data = apisrs), masks(apisrs)[1:3], c("elementary", "other"))
cat('{\n"oracle": "', R.version.string, ", survey ", packageDescription("survey")$Version, '",\n"shares": [\n', paste(shares, collapse = ",\n"), '\n],\n"differences": [\n', paste(differences, collapse = ",\n"), "\n]\n}\n", sep = "")
