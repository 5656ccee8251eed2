import Foundation
import OfficeFiles

/// What may be on the disk after a power cut: the files as they were last made safe, and any part of what came after.
///
/// Bytes not yet synced may be there in any subset of 512-byte sectors, with the old size or the new; names not yet synced may be
/// there in the order in which they were made, up to some point.
struct CrashModel {
  final class Node {
    var safe: [UInt8] = []
    var now: [UInt8] = []
    /// Where the system dropped bytes after a failed sync, and what was there before: no later sync brings them to the disk.
    var dropped: [(at: Int, was: [UInt8])] = []
    /// For a folder.
    var isFolder = false
    var safeNames: [String: Node] = [:]
    var names: [String: Node] = [:]
    var pending: [(order: Int, name: String, node: Node?)] = []
  }

  let root = Node()
  private(set) var told: [String] = []
  private var open: [Int32: Node] = [:]
  private var order = 0

  /// Starts from a real folder, all of it safe.
  init(_ path: String) {
    Self.fill(root, path)
  }

  private static func fill(_ node: Node, _ path: String) {
    node.isFolder = true
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
      let inside = Node()
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: path + "/" + name, isDirectory: &isFolder)
      if isFolder.boolValue {
        fill(inside, path + "/" + name)
      } else {
        inside.safe = FileManager.default.contents(atPath: path + "/" + name).map(Array.init) ?? []
        inside.now = inside.safe
      }
      node.names[name] = inside
      node.safeNames[name] = inside
    }
  }

  private mutating func set(_ folder: Node, _ name: String, _ node: Node?) {
    order += 1
    folder.names[name] = node
    folder.pending.append((order, name, node))
  }

  /// The folder that a path leads to, from the one that the root stands for, and the last name of the path.
  private func place(_ folder: Int32, _ name: String, _ base: String) -> (folder: Node, name: String)? {
    guard folder == Disk.here else { return open[folder].map { ($0, name) } }
    let path = name.hasSuffix("/") ? String(name.dropLast()) : name
    if path == base { return (root, ".") }
    guard path.hasPrefix(base + "/") else { return nil }
    var node = root
    let names = path.dropFirst(base.count + 1).split(separator: "/").map(String.init)
    for name in names.dropLast() {
      guard let next = node.names[name] else { return nil }
      node = next
    }
    return names.last.map { (node, $0) }
  }

  /// Plays one call. The root stands for the folder `base`; `syncs` off is a disk that lies.
  mutating func play(_ op: RecordingDisk.Op, base: String, syncs: Bool = true) {
    switch op {
    case .open(let file, let folder, let name, let creates, let empties):
      open[file] = nil
      guard let (parent, name) = place(folder, name, base) else { return }
      if name == "." {
        open[file] = parent
        return
      }
      if creates { set(parent, name, Node()) }
      let node = parent.names[name]
      if empties { node?.now = [] }
      open[file] = node
    case .close(let file): open[file] = nil
    case .write(let file, let bytes): open[file]?.now += bytes
    case .put(let file, let offset, let bytes):
      guard let node = open[file] else { return }
      let end = offset + bytes.count
      if node.now.count < end { node.now += [UInt8](repeating: 0, count: end - node.now.count) }
      node.now.replaceSubrange(offset..<end, with: bytes)
    case .cut(let file, let size):
      if let node = open[file], node.now.count > size {
        node.now.removeLast(node.now.count - size)
        node.dropped = node.dropped.filter { $0.at < size }.map { ($0.at, Array($0.was.prefix(size - $0.at))) }
      }
    case .syncFailed(let file):
      guard let node = open[file] else { return }
      // What was never there before reads as zeros.
      let before = node.safe + [UInt8](repeating: 0, count: max(0, node.now.count - node.safe.count))
      if let at = node.now.indices.first(where: { $0 >= node.safe.count || node.now[$0] != before[$0] }) {
        node.dropped.append((at, Array(before[at..<node.now.count])))
      }
    case .sync(let file):
      guard syncs, let node = open[file] else { return }
      node.safe = node.now
      node.safeNames = node.names
      node.pending = []
    case .rename(let folder, let from, let to):
      guard let (parent, from) = place(folder, from, base), let (_, to) = place(folder, to, base), let node = parent.names[from] else {
        return
      }
      // One step in the file system's own journal: both names change together.
      set(parent, from, nil)
      order -= 1
      set(parent, to, node)
    case .link(let folder, let name, let toFolder, let to):
      if let node = open[folder]?.names[name], let target = open[toFolder] { set(target, to, node) }
    case .makeFolder(let folder, let name):
      guard let (parent, name) = place(folder, name, base) else { return }
      let node = Node()
      node.isFolder = true
      set(parent, name, node)
    case .remove(let folder, let name):
      if let (parent, name) = place(folder, name, base) { set(parent, name, nil) }
    case .told(let what): told.append(what)
    }
  }

  /// How much of what was not safe survives.
  enum Survival: Equatable { case none, all, sizesOnly, some }

  /// The points at which names may have been cut off.
  var lastName: Int { order }

  /// Writes one state to an empty folder.
  func write(to path: String, _ survival: Survival, namesUpTo cut: Int, _ random: inout some RandomNumberGenerator) {
    write(root, path, survival, cut, &random)
  }

  private func write(_ node: Node, _ path: String, _ survival: Survival, _ cut: Int, _ random: inout some RandomNumberGenerator) {
    guard node.isFolder else {
      let bytes = contents(node, survival, &random)
      let file = Glibc.open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
      _ = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      close(file)
      return
    }
    mkdir(path, 0o700)
    var names = node.safeNames
    for pending in node.pending where pending.order <= cut { names[pending.name] = pending.node }
    for (name, inside) in names { write(inside, path + "/" + name, survival, cut, &random) }
  }

  private func contents(_ node: Node, _ survival: Survival, _ random: inout some RandomNumberGenerator) -> [UInt8] {
    switch survival {
    case .none:
      var bytes = node.safe
      for (at, was) in node.dropped {
        let range = min(at, bytes.count)..<min(at + was.count, bytes.count)
        bytes.replaceSubrange(range, with: was.prefix(range.count))
      }
      return bytes
    case .all: return node.now
    case .sizesOnly, .some:
      if node.safe == node.now { return node.now }
      let larger = survival == .sizesOnly || Bool.random(using: &random)
      let size = larger ? max(node.safe.count, node.now.count) : node.safe.count
      var bytes = Array(node.safe.prefix(size)) + [UInt8](repeating: 0, count: max(0, size - node.safe.count))
      if survival == .some {
        for start in stride(from: 0, to: size, by: 512) where start < node.now.count && Bool.random(using: &random) {
          let end = min(start + 512, size, node.now.count)
          bytes.replaceSubrange(start..<end, with: node.now[start..<end])
        }
      }
      return bytes
    }
  }
}
