import { execFileSync, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import {
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { filesToRemove, writeFileWhole, writeFolderWhole } from "../../src/shell/write-whole.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const digest = (content: string): string => createHash("sha256").update(content).digest("hex");

/** A manifest as the program writes it, of files with this content. */
function manifest(files: Readonly<Record<string, string>>, command = "profile"): string {
  const listed = Object.entries(files).map(([path, content]) => ({
    path,
    sha256: digest(content),
  }));
  return JSON.stringify({ schema: "ctc-manifest/1", command, files: listed });
}

/** Makes files; a path that ends in a slash is an empty folder. */
function lay(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    const place = join(folder, path);
    mkdirSync(path.endsWith("/") ? place : join(place, ".."), { recursive: true });
    if (!path.endsWith("/")) writeFileSync(place, content);
  }
}

/** Everything below a folder: bytes of files in hexadecimal, targets of links, kinds of the rest. */
function treeOf(folder: string, prefix = ""): Record<string, string> {
  const tree: Record<string, string> = {};
  for (const entry of readdirSync(join(folder, prefix), { withFileTypes: true })) {
    const path = `${prefix}${entry.name}`;
    if (entry.isDirectory()) Object.assign(tree, { [path]: "folder" }, treeOf(folder, `${path}/`));
    else if (entry.isSymbolicLink()) tree[path] = `link to ${readlinkSync(join(folder, path))}`;
    else if (entry.isFIFO()) tree[path] = "pipe";
    else tree[path] = readFileSync(join(folder, path)).toString("hex");
  }
  return tree;
}

const hex = (content: string): string => Buffer.from(content).toString("hex");
const file = (path: string, content: string) => ({ path, content });

describe("writing one file", () => {
  it("makes it, or replaces it, with exactly these bytes and nothing beside it", async () => {
    const folder = temporaryFolder();
    await writeFileWhole(join(folder, "a.csv"), "åäö\n");
    await writeFileWhole(join(folder, "b.bin"), new Uint8Array([0, 255, 10]));
    expect(treeOf(folder)).toEqual({ "a.csv": "c3a5c3a4c3b60a", "b.bin": "00ff0a" });
    await writeFileWhole(join(folder, "a.csv"), "new");
    expect(treeOf(folder)).toEqual({ "a.csv": hex("new"), "b.bin": "00ff0a" });
  });

  it("leaves a folder in its place as it was, and names it", async () => {
    const folder = temporaryFolder();
    lay(folder, { "ryd.md/kept.txt": "kept", "other.md": "other" });
    const before = treeOf(folder);
    await expect(writeFileWhole(join(folder, "ryd.md"), "new")).rejects.toMatchObject({
      code: "output-unwritable",
      facts: { path: "ryd.md", reason: "folder" },
    });
    expect(treeOf(folder)).toEqual(before);
  });

  it.each([
    ["missing/ryd.md", "no-folder"],
    ["file.txt/ryd.md", "not-a-folder"],
    [`${"x".repeat(300)}.md`, "name-too-long"],
  ])("says why it cannot be at %s", async (path, reason) => {
    const folder = temporaryFolder();
    lay(folder, { "file.txt": "kept" });
    await expect(writeFileWhole(join(folder, path), "new")).rejects.toMatchObject({
      code: "output-unwritable",
      facts: { reason },
    });
    expect(treeOf(folder)).toEqual({ "file.txt": hex("kept") });
  });

  it("follows a link to the file that it names, through another link too", async () => {
    const folder = temporaryFolder();
    lay(folder, { "real/ryd.md": "old" });
    symlinkSync("real/ryd.md", join(folder, "second.md"));
    symlinkSync("second.md", join(folder, "first.md"));
    // Another name of the old file: it keeps the old bytes only if no byte was written over them.
    linkSync(join(folder, "real/ryd.md"), join(folder, "old.md"));
    await writeFileWhole(join(folder, "first.md"), "new");
    expect(treeOf(folder)).toEqual({
      "first.md": "link to second.md",
      "old.md": hex("old"),
      "second.md": "link to real/ryd.md",
      real: "folder",
      "real/ryd.md": hex("new"),
    });
  });

  it("makes the file that a link names where it is not there yet", async () => {
    const folder = temporaryFolder();
    lay(folder, { "real/": "" });
    symlinkSync("real/ryd.md", join(folder, "link.md"));
    await writeFileWhole(join(folder, "link.md"), "new");
    expect(treeOf(folder)).toEqual({
      "link.md": "link to real/ryd.md",
      real: "folder",
      "real/ryd.md": hex("new"),
    });
  });

  it.skipIf(process.platform === "win32")(
    "writes into a pipe, which stays a pipe",
    { timeout: 20_000 },
    async () => {
      const folder = temporaryFolder();
      const pipe = join(folder, "pipe");
      execFileSync("mkfifo", [pipe]);
      // More than a pipe holds at once, so that the writer has to wait for the reader.
      const content = "Skäggetorp;54,5\n".repeat(20_000);
      const reader = spawn("cat", [pipe], { stdio: ["ignore", "pipe", "inherit"] });
      try {
        const [received] = await Promise.all([text(reader.stdout), writeFileWhole(pipe, content)]);
        expect(digest(received)).toBe(digest(content));
      } finally {
        reader.kill();
      }
      expect(treeOf(folder)).toEqual({ pipe: "pipe" });
    },
  );

  it.skipIf(process.platform === "win32")(
    "writes into a pipe behind a link, and both stay what they are",
    { timeout: 20_000 },
    async () => {
      const folder = temporaryFolder();
      execFileSync("mkfifo", [join(folder, "pipe")]);
      symlinkSync("pipe", join(folder, "link"));
      const reader = spawn("cat", [join(folder, "pipe")], { stdio: ["ignore", "pipe", "inherit"] });
      try {
        const [received] = await Promise.all([
          text(reader.stdout),
          writeFileWhole(join(folder, "link"), "new"),
        ]);
        expect(received).toBe("new");
      } finally {
        reader.kill();
      }
      expect(treeOf(folder)).toEqual({ link: "link to pipe", pipe: "pipe" });
    },
  );
});

describe("writing a folder", () => {
  it("makes the folder, those above it and those below it", async () => {
    const root = temporaryFolder();
    const files = [file("a.csv", "a"), file("sub/b.csv", "b"), file("manifest.json", "{}")];
    expect(await writeFolderWhole(join(root, "x/y"), files)).toEqual([]);
    expect(treeOf(root)).toEqual({
      x: "folder",
      "x/y": "folder",
      "x/y/a.csv": hex("a"),
      "x/y/manifest.json": hex("{}"),
      "x/y/sub": "folder",
      "x/y/sub/b.csv": hex("b"),
    });
  });

  it("takes an empty folder that is there, or a link to one", async () => {
    const root = temporaryFolder();
    lay(root, { "real/": "" });
    symlinkSync("real", join(root, "out"));
    await writeFolderWhole(join(root, "out"), [file("a.csv", "a")]);
    expect(treeOf(root)).toEqual({ out: "link to real", real: "folder", "real/a.csv": hex("a") });
  });

  it("removes what an earlier run left and is not written now, and returns it", async () => {
    const folder = temporaryFolder();
    const left = { "stale.csv": "old", "sub/stale.md": "old" };
    lay(folder, {
      ...left,
      "a.csv": "old a",
      "changed.csv": "changed by hand",
      "mine.txt": "not in the manifest",
      "manifest.json": manifest({
        "a.csv": "old a",
        ...left,
        "changed.csv": "as it was written",
        "gone.csv": "old",
      }),
    });
    const now = manifest({ "a.csv": "new a", "b.csv": "b" });
    const files = [file("a.csv", "new a"), file("b.csv", "b"), file("manifest.json", now)];
    const stale = ["stale.csv", "sub/stale.md"];
    const before = treeOf(folder);
    expect(await filesToRemove(folder, files)).toEqual(stale);
    expect(treeOf(folder)).toEqual(before);
    expect(await writeFolderWhole(folder, files)).toEqual(stale);
    expect(treeOf(folder)).toEqual({
      "a.csv": hex("new a"),
      "b.csv": hex("b"),
      "changed.csv": hex("changed by hand"),
      "manifest.json": hex(now),
      "mine.txt": hex("not in the manifest"),
      sub: "folder",
    });
  });

  it("removes nothing outside the folder, whatever the manifest lists", async () => {
    const root = temporaryFolder();
    const paths = ["../outside.txt", join(root, "outside.txt"), "sub/../../outside.txt", ".", ""];
    lay(root, {
      "outside.txt": "kept",
      "out/manifest.json": manifest(Object.fromEntries(paths.map((path) => [path, "kept"]))),
    });
    const now = manifest({});
    expect(await writeFolderWhole(join(root, "out"), [file("manifest.json", now)])).toEqual([]);
    expect(treeOf(root)).toEqual({
      out: "folder",
      "out/manifest.json": hex(now),
      "outside.txt": hex("kept"),
    });
  });

  it("replaces a link in the folder and leaves what it names alone", async () => {
    const root = temporaryFolder();
    const now = manifest({ "a.csv": "new" });
    lay(root, { "outside.csv": "kept", "out/manifest.json": now });
    symlinkSync("../outside.csv", join(root, "out/a.csv"));
    await writeFolderWhole(join(root, "out"), [file("a.csv", "new"), file("manifest.json", now)]);
    expect(treeOf(root)).toEqual({
      out: "folder",
      "out/a.csv": hex("new"),
      "out/manifest.json": hex(now),
      "outside.csv": hex("kept"),
    });
  });

  it.each([
    ["files and no manifest", { "thesis.txt": "years of work" }],
    ["a manifest of somebody else", { "manifest.json": '{"schema":"web/1","files":[]}' }],
    ["a manifest without files", { "manifest.json": '{"schema":"ctc-manifest/1"}' }],
    ["a manifest that is no JSON", { "manifest.json": "schema: ctc-manifest/1" }],
    ["a folder called as the manifest", { "manifest.json/x": "x" }],
    ["files of another command", { "a.csv": "a", "manifest.json": manifest({}, "simulate") }],
  ])("refuses a folder with %s", async (_name, found) => {
    const root = temporaryFolder();
    lay(join(root, "homework"), found);
    const before = treeOf(root);
    const refusal = { code: "folder-not-ours", facts: { folder: "homework" } };
    const files = [file("a.csv", "new"), file("manifest.json", manifest({ "a.csv": "new" }))];
    const folder = join(root, "homework");
    await expect(writeFolderWhole(folder, files)).rejects.toMatchObject(refusal);
    await expect(filesToRemove(folder, files)).rejects.toMatchObject(refusal);
    expect(treeOf(root)).toEqual(before);
  });

  it("refuses a file in the place of the folder", async () => {
    const root = temporaryFolder();
    lay(root, { out: "kept" });
    await expect(writeFolderWhole(join(root, "out"), [file("a.csv", "a")])).rejects.toMatchObject({
      code: "output-unwritable",
      facts: { path: "out", reason: "file-not-folder" },
    });
    expect(treeOf(root)).toEqual({ out: hex("kept") });
  });

  it("takes a path that leaves the folder for a bug", async () => {
    const root = temporaryFolder();
    const writing = writeFolderWhole(join(root, "out"), [file("../a.csv", "a")]);
    await expect(writing).rejects.toBeInstanceOf(RangeError);
    expect(treeOf(root)).toEqual({});
  });
});

describe("a folder that cannot be written whole", () => {
  const earlier = {
    "a.csv": "old a",
    "c.csv": "old c",
    "stale.csv": "old",
    "mine.txt": "mine",
    "manifest.json": manifest({ "a.csv": "old a", "b.csv": "b", "stale.csv": "old" }),
  };

  it.each([
    ["first", ["b.csv", "a.csv", "new.csv", "c.csv"]],
    ["in the middle", ["a.csv", "new.csv", "b.csv", "c.csv"]],
    ["last", ["a.csv", "new.csv", "c.csv", "b.csv"]],
  ])("because of a folder in the place of a file, %s: all is as it was", async (_at, paths) => {
    const folder = temporaryFolder();
    lay(folder, { ...earlier, "b.csv/kept.txt": "kept" });
    const before = treeOf(folder);
    const now = file("manifest.json", manifest({}));
    const files = [...paths.map((path) => file(path, `new ${path}`)), now];
    await expect(writeFolderWhole(folder, files)).rejects.toMatchObject({
      code: "output-unwritable",
      facts: { path: "b.csv", reason: "folder" },
    });
    expect(treeOf(folder)).toEqual(before);
    expect(before).toMatchObject({ "a.csv": hex("old a"), "stale.csv": hex("old") });
  });

  it("because of a name that is too long: all is as it was, folders it had made are gone", async () => {
    const root = temporaryFolder();
    lay(join(root, "out"), earlier);
    const before = treeOf(root);
    const now = file("manifest.json", manifest({}));
    const long = `${"å".repeat(200)}.csv`;
    const files = [file("a.csv", "new"), file("sub/deep/b.csv", "b"), file(long, "c"), now];
    for (const folder of ["out", "fresh/folder"]) {
      await expect(writeFolderWhole(join(root, folder), files)).rejects.toMatchObject({
        code: "output-unwritable",
        facts: { path: long, reason: "name-too-long" },
      });
      expect(treeOf(root)).toEqual(before);
    }
  });

  it("because of a file in the place of a folder below it: all is as it was", async () => {
    const folder = temporaryFolder();
    lay(folder, earlier);
    const before = treeOf(folder);
    const files = [
      file("a.csv", "new"),
      file("new/x.csv", "x"),
      file("mine.txt/b.csv", "b"),
      file("manifest.json", manifest({})),
    ];
    await expect(writeFolderWhole(folder, files)).rejects.toMatchObject({
      code: "output-unwritable",
      facts: { path: "mine.txt" },
    });
    expect(treeOf(folder)).toEqual(before);
  });
});
