/**
 * What the presentation standards of the US National Center for Health Statistics say of a figure:
 * do not show the share (Px) or the count (Cx), do not show the complement (Pc), look at it again
 * because of few degrees of freedom (Pdf, Cdf) or because it is 0 % or 100 % (P0).
 */
export type PresentationFlag =
  | "nchs:Px"
  | "nchs:Pc"
  | "nchs:Pdf"
  | "nchs:P0"
  | "nchs:Cx"
  | "nchs:Cdf";
