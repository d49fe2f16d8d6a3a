# Rscript tests/oracles/difference-in-differences.R > tests/oracles/difference-in-differences.json
# Simple random samples of areas, before and after. With equal weights the difference in differences is
# a contrast of independent means: Welch's df; where a share is 0, MOVER (Zou & Donner) from the limits.
# The limits between areas are the prediction limits of lm(change ~ 1).
set.seed(7)
side <- function(n, k) {
  p <- k / n; se <- sqrt(p * (1 - p) / (n - 1))
  list(n = n, k = k, value = p, se = se, df = n - 1,
       low = if (k == 0) 0 else qbeta(.025, k, n - k + 1), high = if (k == n) 1 else qbeta(.975, k + 1, n - k))
}
mover <- function(a, b) { # b - a
  d <- b$value - a$value
  c(max(-1, d - sqrt((b$value - b$low)^2 + (a$high - a$value)^2)), min(1, d + sqrt((b$high - b$value)^2 + (a$value - a$low)^2)))
}
change <- function(a, b) {
  v <- c(a$se^2, b$se^2); d <- b$value - a$value
  if (all(v > 0)) {
    df <- sum(v)^2 / sum(v^2 / c(a$df, b$df)); se <- sqrt(sum(v))
    list(value = d, se = se, df = df, low = d - qt(.975, df) * se, high = d + qt(.975, df) * se)
  } else { l <- mover(a, b); list(value = d, se = NA, df = NA, low = l[1], high = l[2]) }
}
did <- function(areas) {
  ch <- lapply(areas, function(x) change(x[[1]], x[[2]]))
  C <- length(ch) - 1; w <- c(1, rep(-1 / C, C))
  val <- sapply(ch, `[[`, "value"); se <- sapply(ch, `[[`, "se"); d <- sum(w * val)
  if (!anyNA(se)) {
    v <- (w * se)^2; df <- sum(v)^2 / sum(v^2 / sapply(ch, `[[`, "df")); s <- sqrt(sum(v))
    out <- list(se = s, df = df, low = d - qt(.975, df) * s, high = d + qt(.975, df) * s, p = 2 * pt(-abs(d / s), df))
  } else {
    lo <- sapply(ch, `[[`, "low"); hi <- sapply(ch, `[[`, "high")
    down <- ifelse(w > 0, w * (val - lo), -w * (hi - val)); up <- ifelse(w > 0, w * (hi - val), -w * (val - lo))
    out <- list(se = NA, df = NA, low = d - sqrt(sum(down^2)), high = d + sqrt(sum(up^2)), p = NA)
  }
  between <- c(NA, NA)
  if (C >= 3) {
    pr <- predict(lm(y ~ 1, data.frame(y = val[-1])), data.frame(row.names = 1), interval = "prediction")
    between <- d + c(pr[2], pr[3]) - pr[1]
  }
  c(list(changes = ch, value = d, elsewhere = mean(val[-1])), out, list(betweenLow = between[1], betweenHigh = between[2]))
}
draw <- function(areas) lapply(seq_len(areas), function(i) {
  n <- sample(40:400, 2); list(side(n[1], rbinom(1, n[1], .45)), side(n[2], rbinom(1, n[2], .40)))
})
cases <- c(lapply(c(2, 3, 4, 6, 9), draw),
           list(list(list(side(120, 12), side(110, 0)), list(side(90, 30), side(95, 29)), list(side(200, 88), side(180, 71)))),
           list(list(list(side(120, 12), side(110, 30)), list(side(90, 0), side(95, 0)), list(side(200, 88), side(180, 71)), list(side(66, 66), side(70, 60)))))
num <- function(x) if (is.na(x)) "null" else sprintf("%.17g", x)
object <- function(x) paste0("{ ", paste(sprintf('"%s": %s', names(x), sapply(x, num)), collapse = ", "), " }")
share <- function(s) object(s[c("value", "low", "high", "se", "df")])
area <- function(x) sprintf('[%s, %s]', share(x[[1]]), share(x[[2]]))
case <- function(areas) {
  r <- did(areas)
  sprintf('    { "areas": [%s],\n      "result": %s }', paste(sapply(areas, area), collapse = ",\n                 "), object(r[names(r) != "changes"]))
}
cat('{\n  "oracle": "', R.version.string, ', stats: qt, pt, predict.lm(interval = prediction)",\n  "cases": [\n', sep = "")
cat(paste(sapply(cases, case), collapse = ",\n"), "\n  ]\n}\n", sep = "")
