import type { Inflate } from "../../../vocabulary/read-request.ts";
import type { ByteReader } from "../byte-reader.ts";

/** One block of zlib data: where it stands, and what it unfolds to. */
interface Block {
  readonly offset: number;
  readonly length: number;
  readonly unfoldedLength: number;
}

const [HEADER, TRAILER, ENTRY] = [24, 24, 24];
/** What the data may unfold to, whatever the trailer says: no survey needs more. */
const [MOST_TIMES, ALWAYS_ALLOWED] = [50, 2 ** 24];

/**
 * The data of a file that is compressed with zlib, block by block. Each block unfolds to a part of
 * the bytecode (`BytecodeCases`), which may be cut anywhere.
 *
 * Header: its own offset, offset and length of the trailer (8 bytes each). Then the blocks. Trailer:
 * minus the bias, zero (8 each), length that blocks are cut to, number of blocks (4 each), and for
 * each block its offset as if it were not compressed, its offset (8 each), unfolded length and
 * length (4 each). Blocks must fill the space between header and trailer in order, so that a lie
 * about one of them is found before anything is unfolded.
 *
 * @returns the next block at each call, null after the last
 * @throws CtcError file-truncated, file-damaged
 * @see https://www.gnu.org/software/pspp/pspp-dev/html_node/Data-Record.html
 */
export function zlibPieces(reader: ByteReader, inflate: Inflate): () => Uint8Array | null {
  const blocks = readBlocks(reader);
  let next = 0;
  return () => {
    const block = blocks[next++];
    return block === undefined ? null : unfold(reader, block, inflate);
  };
}

function unfold(reader: ByteReader, block: Block, inflate: Inflate): Uint8Array {
  const { offset, length, unfoldedLength } = block;
  const piece = (() => {
    try {
      return inflate(reader.bytes.subarray(offset, offset + length), unfoldedLength);
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  })();
  if (piece?.length === unfoldedLength) return piece;
  throw reader.damaged("block-length", { bytes: unfoldedLength }, offset);
}

function readBlocks(reader: ByteReader): readonly Block[] {
  const start = reader.at;
  const isHere = reader.int64("data-offset") === start;
  const trailer = reader.int64("trailer-offset");
  const length = reader.int64("trailer-length");
  if (!isHere || trailer < start + HEADER || length < TRAILER || (length - TRAILER) % ENTRY > 0) {
    throw reader.damaged("data-elsewhere", {}, start);
  }
  reader.take(trailer - reader.at);
  reader.take(20);
  const count = reader.count("blocks");
  if (count * ENTRY + TRAILER !== length) {
    throw reader.damaged("value-is", { filePart: "blocks", value: count }, reader.at - 4);
  }
  const blocks: Block[] = [];
  let offset = start + HEADER;
  let unfolded = 0;
  for (let left = count; left > 0; left--) {
    const entry = reader.at;
    const place = reader.int64("block-unfolded-offset");
    const block = {
      offset: reader.int64("block-offset"),
      unfoldedLength: reader.count("block-unfolded-length"),
      length: reader.count("block-length"),
    };
    if (block.offset !== offset || place !== start + unfolded) {
      throw reader.damaged("block-gap", {}, entry);
    }
    offset += block.length;
    unfolded += block.unfoldedLength;
    blocks.push(block);
  }
  if (offset !== trailer) throw reader.damaged("blocks-end", {}, trailer);
  if (unfolded > Math.max(ALWAYS_ALLOWED, MOST_TIMES * reader.bytes.length)) {
    throw reader.damaged("unfolds-to", { bytes: unfolded }, trailer);
  }
  return blocks;
}
