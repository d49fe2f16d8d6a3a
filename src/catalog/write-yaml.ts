import { Document, isMap, isSeq, type Node } from "yaml";

/**
 * Plain values as YAML 1.2 that a person can read: lists of objects have one object a line. Text
 * that would read as a number or as true or false is quoted.
 */
export function writeYaml(value: unknown): string {
  const document = new Document(value, { version: "1.2", schema: "core" });
  flattenLists(document.contents);
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function flattenLists(node: Node | null): void {
  if (isMap(node)) for (const { value } of node.items) flattenLists(value as Node | null);
  if (!isSeq(node)) return;
  if (!node.items.some(isMap)) node.flow = true;
  for (const item of node.items) if (isMap(item)) item.flow = true;
}
