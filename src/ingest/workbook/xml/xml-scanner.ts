import { decodeXml } from "./xml-entities.ts";

const [BLANK, BANG, QUOTE, APOSTROPHE, SLASH] = [0x20, 0x21, 0x22, 0x27, 0x2f];
const [COLON, EQUALS, GREATER, QUESTION] = [0x3a, 0x3d, 0x3e, 0x3f];
const COMMENT = "<!--";
const CDATA = "<![CDATA[";

/**
 * Walks through an XML text tag by tag, which is all that a workbook needs.
 *
 *     <row r="2"> <c r="A2"/> <v>7</v> </row>
 *     ^open       ^open ^close ^open ^close (text is "7")
 *
 * `next()` goes to the next tag; a tag that closes itself is seen twice, open and closed. `text` is
 * what stood between the two tags seen last. Names come without their namespace prefix: which one
 * is used is the writer's choice. Comments and instructions are passed over; a document type is
 * refused, because entities that it declares can unfold without end.
 */
export class XmlScanner {
  /** Name of the tag, without a prefix. */
  name = "";
  isOpen = false;
  private readonly xml: string;
  private at = 0;
  private depth = 0;
  /** Where the values of the attributes begin and end, in turn; only the first `quoteCount` count. */
  private readonly quotes: number[] = [];
  private quoteCount = 0;
  private textStart = 0;
  private textEnd = 0;
  /** What stood before the last comment or CDATA section of the present text. */
  private before = "";
  private closesItself = false;

  constructor(xml: string) {
    this.xml = xml;
  }

  /** Goes to the next tag. @throws SyntaxError where the text is no well-formed XML */
  next(): boolean {
    this.before = "";
    if (this.closesItself) {
      this.closesItself = false;
      this.isOpen = false;
      this.depth--;
      this.textStart = this.textEnd = 0;
      return true;
    }
    const start = this.skipToTag();
    if (start < 0) return false;
    this.readTag(start);
    return true;
  }

  /** Text between the two tags seen last. */
  get text(): string {
    return this.before + decodeXml(this.xml.slice(this.textStart, this.textEnd));
  }

  /** Value of an attribute of the open tag, told by its name without a prefix; null if it has none. */
  attribute(name: string): string | null {
    const { xml, quotes } = this;
    for (let value = 0; value < this.quoteCount; value += 2) {
      const start = quotes[value] as number;
      const end = this.endOfName(start);
      const before = xml.charCodeAt(end - name.length - 1);
      const isWhole = before <= BLANK || before === COLON;
      if (isWhole && xml.startsWith(name, end - name.length)) {
        return decodeXml(xml.slice(start + 1, quotes[value + 1]));
      }
    }
    return null;
  }

  /** Where the name of an attribute ends whose value begins at `start`. */
  private endOfName(start: number): number {
    const { xml } = this;
    let at = start - 1;
    while (xml.charCodeAt(at) <= BLANK) at--;
    if (xml.charCodeAt(at) !== EQUALS) throw new SyntaxError("stray attribute");
    do at--;
    while (xml.charCodeAt(at) <= BLANK);
    return at + 1;
  }

  /** Passes over what is inside the open tag, up to and with its end. */
  skip(): void {
    for (const depth = this.depth; this.depth >= depth; ) {
      if (!this.next()) throw new SyntaxError("element without an end");
    }
  }

  /** Where the next tag starts, or -1 at the end; comments and the like are passed over. */
  private skipToTag(): number {
    const { xml } = this;
    this.textStart = this.at;
    for (;;) {
      const start = xml.indexOf("<", this.at);
      if (start < 0) {
        if (this.depth > 0) throw new SyntaxError("element without an end");
        return -1;
      }
      this.textEnd = start;
      const second = xml.charCodeAt(start + 1);
      if (second !== BANG && second !== QUESTION) return start;
      this.before += decodeXml(xml.slice(this.textStart, start));
      this.at = this.textStart = this.skipOther(start, second);
    }
  }

  private skipOther(start: number, second: number): number {
    if (second === QUESTION) return this.after("?>", start);
    if (this.xml.startsWith(COMMENT, start)) return this.after("-->", start + COMMENT.length);
    if (!this.xml.startsWith(CDATA, start)) throw new SyntaxError("document type");
    const end = this.after("]]>", start);
    this.before += this.xml.slice(start + CDATA.length, end - 3).replace(/\r\n?/g, "\n");
    return end;
  }

  private after(mark: string, from: number): number {
    const found = this.xml.indexOf(mark, from);
    if (found < 0) throw new SyntaxError(`no ${mark}`);
    return found + mark.length;
  }

  private readTag(start: number): void {
    const { xml } = this;
    const isClose = xml.charCodeAt(start + 1) === SLASH;
    const nameStart = start + (isClose ? 2 : 1);
    const end = this.endOfTag(nameStart);
    let nameEnd = nameStart;
    let localStart = nameStart;
    for (; nameEnd < end; nameEnd++) {
      const code = xml.charCodeAt(nameEnd);
      if (code <= BLANK || code === SLASH) break;
      if (code === COLON) localStart = nameEnd + 1;
    }
    this.name = xml.slice(localStart, nameEnd);
    this.at = end + 1;
    this.isOpen = !isClose;
    this.closesItself = !isClose && xml.charCodeAt(end - 1) === SLASH;
    this.depth += isClose ? -1 : 1;
    if (this.depth < 0 || this.name === "") throw new SyntaxError("stray tag");
  }

  /** Place of the ">" that ends a tag; one inside quotes does not. Takes down where those stand. */
  private endOfTag(from: number): number {
    const { xml } = this;
    let quote = 0;
    this.quoteCount = 0;
    for (let at = from; at < xml.length; at++) {
      const code = xml.charCodeAt(at);
      if (quote === 0 && code === GREATER) return at;
      const isQuote = quote === 0 ? code === QUOTE || code === APOSTROPHE : code === quote;
      if (!isQuote) continue;
      quote = quote === 0 ? code : 0;
      this.quotes[this.quoteCount++] = at;
    }
    throw new SyntaxError("tag without an end");
  }
}
