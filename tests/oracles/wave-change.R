# Changes of a share between two independent surveys.
#   simple: R's own Welch t.test on the answers, 0 and 1; p.adjust over the family; power by the formula.
#   mover: limits of Clopper and Pearson (binom.test) put together as Zou and Donner (2008) say.
#   designed: two YRBS districts as two surveys with strata and clusters. The standard error is svycontrast's on both in
#   one design (their strata differ, so nothing goes between them); df by Welch and Satterthwaite.
# Rscript tests/oracles/wave-change.R > tests/oracles/wave-change.json
suppressPackageStartupMessages(library(survey))
here <- dirname(sub("^--file=", "", grep("^--file=", commandArgs(FALSE), value = TRUE)[1]))
num <- function(x) if (length(x) == 0 || is.na(x)) "null" else sprintf("%.17g", x)
alphas <- c(.05, .01)

pairs <- list(c(35, 200, 21, 190), c(5, 10, 20, 60), c(96, 226, 79, 224), c(400, 800, 460, 790), c(6, 300, 14, 280), c(90, 100, 60, 120), c(12, 40, 28, 41), c(700, 3000, 640, 2900))
side <- function(k, n) { p <- k / n; ci <- as.numeric(binom.test(k, n)$conf.int)
  list(value = p, se = sqrt(p * (1 - p) / (n - 1)), df = n - 1, low = ci[1], high = ci[2]) }
told <- function(s) sprintf('{"value":%s,"standardError":%s,"degreesOfFreedom":%s,"low":%s,"high":%s}', num(s$value), num(s$se), num(s$df), num(s$low), num(s$high))
welch <- function(k) { before <- rep(1:0, c(k[1], k[2] - k[1])); after <- rep(1:0, c(k[3], k[4] - k[3]))
  t <- t.test(after, before); list(value = mean(after) - mean(before), se = t$stderr, df = t$parameter[[1]], low = t$conf.int[1], high = t$conf.int[2], p = t$p.value) }
tests <- lapply(pairs, welch); p <- sapply(tests, `[[`, "p")
smallest <- function(t, alpha) (qt(1 - alpha / 2, t$df) + qnorm(.8)) * t$se
change <- function(before, after, t, extra = "") sprintf('{"before":%s,"after":%s,"value":%s,"standardError":%s,"degreesOfFreedom":%s,"low":%s,"high":%s,"p":%s,"smallest":[%s]%s}',
  told(before), told(after), num(t$value), num(t$se), num(t$df), num(t$low), num(t$high), num(t$p), paste(sapply(alphas, function(a) num(smallest(t, a))), collapse = ","), extra)
bh <- p.adjust(p, "BH"); holm <- p.adjust(p, "holm")
simple <- sapply(seq_along(pairs), function(i) { k <- pairs[[i]]
  change(side(k[1], k[2]), side(k[3], k[4]), tests[[i]], sprintf(',"benjaminiHochberg":%s,"holm":%s', num(bh[i]), num(holm[i]))) })

mover <- sapply(list(c(0, 60, 9, 70), c(40, 40, 30, 45), c(8, 50, 0, 55), c(0, 30, 0, 80), c(25, 25, 31, 31)), function(k) {
  b <- side(k[1], k[2]); a <- side(k[3], k[4])
  low <- a$value - b$value - sqrt((a$value - a$low)^2 + (b$high - b$value)^2); high <- a$value - b$value + sqrt((a$high - a$value)^2 + (b$value - b$low)^2)
  sprintf('{"before":%s,"after":%s,"value":%s,"low":%s,"high":%s}', told(b), told(a), num(a$value - b$value), num(low), num(high)) })

options(survey.lonely.psu = "adjust")
data <- read.csv(file.path(here, "..", "fixtures", "yrbs-districts-2017.csv"))
designed <- character()
for (outcome in c("is_hopeless", "suicide_considered", "used_prescrip_pain")) {
  both <- data[data$district %in% c("cleveland", "queens"), ]; both$y <- both[[outcome]]
  if (any(tapply(both$y, both$district, function(x) all(is.na(x))))) next
  one <- function(d) { s <- subset(svydesign(~PSU, strata = ~stratum, weights = ~weight, data = both[both$district == d, ], nest = TRUE), !is.na(y))
    m <- svymean(~y, s); list(value = coef(m)[[1]], se = SE(m)[[1]], df = degf(s), low = NA, high = NA) }
  before <- one("cleveland"); after <- one("queens")
  joint <- svydesign(~interaction(district, stratum, PSU), strata = ~interaction(district, stratum), weights = ~weight, data = both)
  by <- svyby(~y, ~district, subset(joint, !is.na(y)), svymean, covmat = TRUE); d <- svycontrast(by, c(cleveland = -1, queens = 1))
  se <- SE(d)[[1]]; df <- se^4 / (before$se^4 / before$df + after$se^4 / after$df); value <- coef(d)[[1]]
  designed <- c(designed, change(before, after, list(value = value, se = se, df = df, low = value - qt(.975, df) * se, high = value + qt(.975, df) * se, p = 2 * pt(-abs(value / se), df))))
}

cat('{\n"oracle": "', R.version.string, ", stats::t.test, stats::binom.test, stats::p.adjust, survey ", packageDescription("survey")$Version, '",\n', sep = "")
cat('"alphas": [', paste(alphas, collapse = ", "), '],\n"simple": [\n', paste(simple, collapse = ",\n"), '\n],\n"mover": [\n', paste(mover, collapse = ",\n"), sep = "")
cat('\n],\n"designed": [\n', paste(designed, collapse = ",\n"), "\n]\n}\n", sep = "")
