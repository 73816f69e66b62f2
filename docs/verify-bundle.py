#!/usr/bin/env python3
"""Verifies an audit bundle of grantbook. Python 3.8 or later, nothing else; no git.

    python3 verify-bundle.py BUNDLE.zip [--commit ID] [--content SHA256]

It shares no code with the program that writes bundles: what it does rests on the
description in the README of the bundle. Exit code 0: all of it holds. 1: something does
not; each thing is named. 2: this is no bundle, or the command is wrong.
"""

import argparse
import base64
import hashlib
import json
import sys
import zipfile

UNLISTED = {"manifest.json", "SHA256SUMS"}


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def unsafe(name):
    parts = name.split("/")
    return name.startswith("/") or "\\" in name or "" in parts or "." in parts or ".." in parts


class Bundle:
    def __init__(self, path):
        self.faults = []
        self.parts = {}
        with zipfile.ZipFile(path) as archive:
            for info in archive.infolist():
                if unsafe(info.filename):
                    self.fault("the name %r leads out of the bundle" % info.filename)
                if info.filename in self.parts:
                    self.fault("%s stands twice" % info.filename)
                if (info.external_attr >> 16) & 0o170000 == 0o120000:
                    self.fault("%s is a link" % info.filename)
                self.parts[info.filename] = archive.read(info)
        self.manifest = self.json("manifest.json")

    def fault(self, text):
        self.faults.append(text)

    def json(self, name):
        if name not in self.parts:
            raise ValueError("there is no %s" % name)
        return json.loads(self.parts[name].decode("utf-8"))

    def check_files(self):
        """Every file is listed once, in order, with its size and digest; nothing else is there."""
        listed = self.manifest["files"]
        paths = [each["path"] for each in listed]
        if paths != sorted(set(paths)):
            self.fault("the manifest does not list its files once each, in order")
        lines = []
        for each in listed:
            path, data = each["path"], self.parts.get(each["path"])
            lines.append("%s %d %s\n" % (each["sha256"], each["size"], path))
            if data is None:
                self.fault("%s is missing" % path)
            elif len(data) != each["size"] or sha256(data) != each["sha256"]:
                self.fault("%s is not the file that the manifest lists" % path)
        for path in sorted(set(self.parts) - set(paths) - UNLISTED):
            self.fault("%s is not listed" % path)
        if sha256("".join(lines).encode("utf-8")) != self.manifest["content_sha256"]:
            self.fault("the digest of the list is not the one that the manifest gives")

    def check_sums(self):
        """The list for sha256sum says the same as the files."""
        sums = {}
        for line in self.parts.get("SHA256SUMS", b"").decode("utf-8").splitlines():
            digest, _, path = line.partition("  ")
            sums[path] = digest
        wanted = {path: sha256(data) for path, data in self.parts.items() if path != "SHA256SUMS"}
        if sums != wanted:
            self.fault("SHA256SUMS does not agree with the files")

    def check_records(self):
        """Each record is there as YAML, as JSON and with its log, and its history counts as many commits."""
        events = self.json("history.json")
        known = {each["commit"] for each in self.json("commits.json")}
        for record in self.manifest["records"]:
            name = "%s/%s" % (record["registry"], record["id"])
            for path in ("records/%s.yaml" % name, "records/%s.json" % name, "log/%s.md" % name):
                if path not in self.parts:
                    self.fault("%s is missing" % path)
            own = [e for e in events if e["registry"] == record["registry"] and e["record"] == record["id"]]
            if len(own) != record["commits"]:
                self.fault("%s has %d events, and the manifest says %d" % (name, len(own), record["commits"]))
            log = self.parts.get("log/%s.md" % name, b"").decode("utf-8")
            for event in own:
                if event["commit"] not in known:
                    self.fault("%s: the commit %s is not listed" % (name, event["commit"]))
                if event["commit"] not in log:
                    self.fault("%s: its log lacks the commit %s" % (name, event["commit"]))
            self.check_newest(name, own)

    def check_newest(self, name, events):
        """The last value that the history gives a plain field is the one that the record has."""
        path = "records/%s.json" % name
        data = self.json(path) if path in self.parts else {}
        seen = set()
        for event in events:
            for change in event["changes"]:
                field = change["field"].split(".")[0].split("[")[0]
                if change.get("hidden") or field in seen:
                    continue
                seen.add(field)
                if change.get("whole") and change.get("after") != data.get(field):
                    self.fault("%s: %s is not what its history says last" % (name, field))

    def check_objects(self):
        """git's own ids, from the bytes: the commit, its history, its folders, down to each file."""
        if "git/objects.jsonl" not in self.parts:
            return 0
        objects = {}
        for line in self.parts["git/objects.jsonl"].decode("utf-8").splitlines():
            each = json.loads(line)
            data = base64.b64decode(each["data"])
            head = ("%s %d" % (each["type"], len(data))).encode() + b"\0"
            make = hashlib.sha1 if len(each["id"]) == 40 else hashlib.sha256
            if make(head + data).hexdigest() != each["id"]:
                self.fault("the object %s is not what its id says" % each["id"])
            objects[each["id"]] = (each["type"], data)
        self.check_history(objects)
        for path, place in sorted(self.manifest["git_paths"].items()):
            self.check_path(objects, path, self.parts.get(place))
        return len(objects)

    def check_history(self, objects):
        reached, waiting = set(), [self.manifest["commit"]]
        while waiting:
            oid = waiting.pop()
            if oid in reached:
                continue
            reached.add(oid)
            if oid not in objects or objects[oid][0] != "commit":
                self.fault("the commit %s is missing" % oid)
                continue
            head = objects[oid][1].split(b"\n\n", 1)[0].decode("utf-8", "replace")
            waiting += [line[7:] for line in head.split("\n") if line.startswith("parent ")]
        for event in self.json("history.json"):
            if event["commit"] not in reached:
                self.fault("the commit %s is not in the history" % event["commit"])

    def check_path(self, objects, path, data):
        """Follows a path from the commit's root folder to the id of a file, and compares the bytes."""
        head = objects.get(self.manifest["commit"], ("", b""))[1].decode("utf-8", "replace")
        oid = head[5 : head.find("\n")]
        for step in path.split("/"):
            kind, tree = objects.get(oid, ("", b""))
            oid = entries(tree, len(oid) // 2).get(step, "") if kind == "tree" else ""
        make = hashlib.sha1 if len(oid) == 40 else hashlib.sha256
        blob = None if data is None else make(b"blob %d\0" % len(data) + data).hexdigest()
        if blob is None or blob != oid:
            self.fault("%s is not the file that the commit holds" % path)


def entries(tree, size):
    """The entries of a raw tree: mode, space, name, NUL, id."""
    found, at = {}, 0
    while at < len(tree):
        end = tree.index(b"\0", at)
        name = tree[at:end].split(b" ", 1)[1].decode("utf-8", "replace")
        found[name] = tree[end + 1 : end + 1 + size].hex()
        at = end + 1 + size
    return found


def main():
    parser = argparse.ArgumentParser(description="Verifies an audit bundle of grantbook.")
    parser.add_argument("bundle")
    parser.add_argument("--commit", help="the commit that it has to be of, as known from elsewhere")
    parser.add_argument("--content", help="the digest of its list, as known from elsewhere")
    wanted = parser.parse_args()
    try:
        bundle = Bundle(wanted.bundle)
        if bundle.manifest["format"] != "grantbook-bundle" or bundle.manifest["schemaVersion"] != 2:
            raise ValueError("this is not a bundle of version 2")
        bundle.check_files()
        bundle.check_sums()
        bundle.check_records()
        objects = bundle.check_objects()
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile) as error:
        print("cannot verify %s: %s" % (wanted.bundle, error), file=sys.stderr)
        return 2
    for name, value, own in (
        ("commit", wanted.commit, bundle.manifest["commit"]),
        ("list", wanted.content, bundle.manifest["content_sha256"]),
    ):
        if value is not None and value != own:
            bundle.fault("its %s is %s, not %s" % (name, own, value))
    for fault in bundle.faults:
        print("wrong: %s" % fault)
    if bundle.faults:
        return 1
    manifest = bundle.manifest
    print("holds: %s %s, commit %s" % (manifest["book"], manifest["subject"], manifest["commit"]))
    print(
        "%d files, %d records, %s"
        % (
            len(manifest["files"]),
            len(manifest["records"]),
            "%d objects of git" % objects if objects else "without objects of git",
        )
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
