# Rscript tests/oracles/meeting-linkoping.R > tests/oracles/meeting-linkoping.csv
# Run in the root of the repository. What ctc prioritise adds to the profile of Skäggetorp, a second time, in base R: from
# the answers as profile-linkoping.R scores them to the probabilities of rank (400,000 draws) and the printed odds ratios
# (glm for the odds ratio, bins by enumeration). Written from docs/method.md and the comments, not from the TypeScript.
lines <- readLines("tests/oracles/profile-linkoping.R")
eval(parse(text = lines[seq_len(grep("^# Figures", lines) - 1)]))
passes <- function(n, k, good) n >= 10 && (if (k == 0) good == "low" else if (k == n) good == "high" else k >= 5 && n - k >= 5)
size <- sapply(areas, function(a) sum(area == a, na.rm = TRUE))
told <- !(area %in% areas[size < 10])
shown_in <- function(m, a) {
  here <- if (is.na(a)) is.na(area) else area %in% a
  n <- sum(here & !is.na(state[[m]])); k <- sum(here & state[[m]], na.rm = TRUE)
  sum(here) >= 10 && (n == 0 || passes(n, k, good[[m]]))
}
# respondents of whom a measure may be told
of_whom <- function(m) {
  ok <- sapply(areas, function(a) shown_in(m, a)); none <- shown_in(m, NA)
  ifelse(is.na(area), none, ok[area])
}

# Ranks --------------------------------------------------------------------------------------------
probabilities <- c(); set.seed(2)
for (k in c("risk", "protective")) {
  ms <- names(kind)[kind == k]; z <- c(); d <- c(); se <- c()
  for (m in ms) {
    y <- as.numeric(state[[m]]); one <- area %in% "Skäggetorp" & !is.na(y)
    two <- !is.na(area) & !(area %in% "Skäggetorp") & !is.na(y) & of_whom(m)
    p <- mean(y[one]); r <- mean(y[two]); d <- c(d, p - r)
    se <- c(se, sqrt(p * (1 - p) / (sum(one) - 1) + r * (1 - r) / (sum(two) - 1)))
    z <- cbind(z, ifelse(one, (y - p) / sum(one), 0) - ifelse(two, (y - r) / sum(two), 0))
  }
  s <- crossprod(z); s <- s / sqrt(outer(diag(s), diag(s))) * outer(se, se)
  draws <- matrix(rnorm(4e5 * length(ms)), 4e5) %*% chol(s) + rep(if (k == "risk") d else d, each = 4e5)
  among <- rowMeans(apply(if (k == "risk") -draws else draws, 1, rank) <= 3)
  probabilities <- c(probabilities, setNames(among, ms))
}

# Odds ratios --------------------------------------------------------------------------------------
odds <- function(f, b) {
  x <- state[[f]]; y <- state[[b]]; mine <- of_whom(f) & of_whom(b) & !is.na(x) & !is.na(y)
  x <- x[mine]; y <- y[mine]; n <- length(x)
  cells <- function(a) c(a, sum(x) - a, sum(y) - a, n - sum(x) - sum(y) + a)
  a <- sum(x & y)
  stopifnot(abs(coef(glm(y ~ x, family = binomial, epsilon = 1e-14))[[2]] - log(cells(a)[1] * cells(a)[4] / (cells(a)[2] * cells(a)[3]))) < 1e-8)
  possible <- Filter(function(i) all(cells(i) >= 5), 0:n)
  if (!(a %in% possible) || length(possible) < 5) return(c(NA, NA, NA))
  bins <- length(possible) %/% 5
  of <- floor((seq_along(possible) - 1) * bins / length(possible))
  bin <- possible[of == of[possible == a]]
  or <- function(i) { v <- cells(i); v[1] * v[4] / (v[2] * v[3]) }
  count <- sum(told); half <- qt(.975, n - 2) * sqrt(count / (count - 1) * sum(1 / cells(mean(bin))))
  signif(c(or(mean(bin)), or(min(bin)) * exp(-half), or(max(bin)) * exp(half)), 2)
}
cat("# ", R.version.string, "\nmeasure,probability,behaviour,value,low,high\n", sep = "")
for (m in names(probabilities)) for (b in c("alcohol_lifetime", "attacked_someone_past_year", "depressive_symptoms", "cigarettes_30d")) {
  o <- odds(m, b)
  cat(sprintf("%s,%.6f,%s,%s\n", m, probabilities[[m]], b, paste(ifelse(is.na(o), "", sprintf("%.15g", o)), collapse = ",")))
}
