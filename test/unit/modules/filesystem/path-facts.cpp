// Prints what std::filesystem::path says of some paths: the table path-facts.txt, one JSON array a line.
//
//   g++ -std=c++17 path-facts.cpp -o /tmp/path-facts && /tmp/path-facts > path-facts.txt
//
// ["path", text, [elements], root_directory, relative_path, parent_path, filename, stem, extension, lexically_normal,
//   remove_filename, generic_string, replace_extension(), ("x"), (".y.z"), replace_filename("n"), ("/n"), properties as 0 and 1]
// ["pair", a, b, sign of compare, a / b, lexically_relative, lexically_proximate]

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

using std::filesystem::path;

static const std::vector<std::string> texts = {
    "", "/", "a", "a/", "a//", "/a", "/a/", "//a", "//a/b", "///a", "a/b", "a//b", "a/b/", "a/b//", ".", "..", "./", "../",
    "./a", "../a", "a/.", "a/..", "a/./b", "a/../b", "a/b/..", "a/b/../..", "a/b/../../..", "../..", "../../a", "/..",
    "/../a", "/.", "/./a", "/a/..", "/a/../..", "/a/b/../c", "a/../..", "a/./", "a/../", "./.", "./..", ".././", "a.txt",
    "a.tar.gz", ".bashrc", ".bashrc.bak", "a.", "a..", "..a", "...", "..b.c", ".a.", "/a.b/c", "/a.b/.c", "a.b/",
    "foo/./bar/..", "foo/.///bar/../", "foo/bar", "foo/bar/baz", "/foo/bar", "/usr/lib/x.so.1", "a b/c d.e f", " ", "a\\b",
    "\\", "C:", "C:/x", "C:x", "//host/share", "//host/share/a/../..", "a/b/c/d/../../e", "a/b/c/../../../x", "./a/./b/./",
    "\xff", "\xff/\xfe.\x80", "\xc3\xa9.txt", "a/\xc3\xa9/", "-", "~", "~/a", "a/.b", "a/.b.c", "a/..b", "a/b.", "a/...",
    "/a//b///c", "a///", "./..//.", "a/b/./..", "/a/b/c", "/a/d", "/a/b", "/a/b/./c/..", "x/y/z", "x", "x/", "x/y/.",
    "../x/y", "../../x", "/x/../y", "b", "c/d", "..//a", "a/..//..//b",
};

static void print(const path &p) {
  std::putchar('"');
  for (unsigned char c : p.string()) {
    if (c == '"' || c == '\\') std::printf("\\%c", c);
    else if (c < 0x20 || c >= 0x7f) std::printf("\\u%04x", c);
    else std::putchar(c);
  }
  std::putchar('"');
}

static void next(const path &p) {
  std::putchar(',');
  print(p);
}

static void facts(const path &p) {
  std::printf("[\"path\",");
  print(p);
  std::printf(",[");
  bool first = true;
  for (const path &element : p) {
    if (!first) std::putchar(',');
    first = false;
    print(element);
  }
  std::putchar(']');
  next(p.root_directory());
  next(p.relative_path());
  next(p.parent_path());
  next(p.filename());
  next(p.stem());
  next(p.extension());
  next(p.lexically_normal());
  next(path(p).remove_filename());
  next(p.generic_string());
  next(path(p).replace_extension());
  next(path(p).replace_extension("x"));
  next(path(p).replace_extension(".y.z"));
  next(path(p).replace_filename("n"));
  next(path(p).replace_filename("/n"));
  std::printf(",\"%d%d%d%d%d%d%d%d%d%d%d\"]\n", p.empty(), p.has_root_path(), p.has_root_name(), p.has_root_directory(),
              p.has_relative_path(), p.has_parent_path(), p.has_filename(), p.has_stem(), p.has_extension(),
              p.is_absolute(), p.is_relative());
}

static void facts(const path &a, const path &b) {
  std::printf("[\"pair\",");
  print(a);
  next(b);
  const int order = a.compare(b);
  std::printf(",%d", (order > 0) - (order < 0));
  next(a / b);
  next(a.lexically_relative(b));
  next(a.lexically_proximate(b));
  std::printf("]\n");
}

int main() {
  for (const std::string &text : texts) facts(path(text));
  for (size_t i = 0; i < texts.size(); i++) {
    for (size_t j = 0; j < texts.size(); j++) {
      if ((i * 7 + j * 3) % 10 == 0) facts(path(texts[i]), path(texts[j]));
    }
  }
}
