import Canvas
import Desk
import Glibc

/// Where things are on this host.
enum Places {
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  /// Where the person is at home, also where nobody said so to the program: cron, a bare service.
  private static var home: String {
    let home = environment("HOME") ?? accountHome
    return home == "/" ? "" : home
  }
  /// Looked up once: where a directory of the network knows the accounts, asking takes a while.
  private static let accountHome = getpwuid(geteuid())?.pointee.pw_dir.map { String(cString: $0) } ?? ""

  /// The office: `--data`, `$ANTEROOM_DATA`, or the person's data folder.
  static func office(_ arguments: Arguments) -> String {
    arguments.data ?? environment("ANTEROOM_DATA") ?? "\(environment("XDG_DATA_HOME") ?? "\(home)/.local/share")/anteroom/office"
  }

  /// Where messages of the system go while the screen is taken.
  static var log: String { "\(state)/anteroom.log" }
  static var state: String { "\(environment("XDG_STATE_HOME") ?? "\(home)/.local/state")/anteroom" }

  /// What the person chose.
  static var config: String { "\(environment("XDG_CONFIG_HOME") ?? "\(home)/.config")/anteroom" }

  /// The practice office's files, if they are there.
  static var sampleData: String? {
    guard let folder = share.map({ "\($0)/sample-data" }), access("\(folder)/practice.json", R_OK) == 0 else { return nil }
    return folder
  }

  /// The folder that holds `themes` and `sample-data`: `$ANTEROOM_SHARE`, beside the checkout of this executable, or
  /// `../share/anteroom` of an installed one.
  static var share: String? {
    var candidates = [environment("ANTEROOM_SHARE")].compactMap { $0 }
    if let executable {
      var folder = parent(executable)
      candidates.append(parent(folder) + "/share/anteroom")
      for _ in 0..<5 {
        candidates.append(folder)
        folder = parent(folder)
      }
    }
    return candidates.first(where: isShare)
  }

  private static func isShare(_ folder: String) -> Bool { access("\(folder)/themes/plain.theme", R_OK) == 0 }

  /// What is wrong with the folder that the person named, if anything.
  static var shareNote: String? {
    guard let named = environment("ANTEROOM_SHARE"), !isShare(named) else { return nil }
    return "ANTEROOM_SHARE names \(named), and there is no themes/plain.theme in it"
  }

  private static var executable: String? {
    var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
    let length = readlink("/proc/self/exe", &buffer, buffer.count)
    guard length > 0 else { return nil }
    return String(decoding: buffer[0..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func parent(_ path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  static func report(_ arguments: Arguments) -> String {
    """
    office  \(office(arguments))
    share   \(share ?? "not found: only the built-in plain theme is there; ANTEROOM_SHARE may say where themes are")
    log     \(log)
    config  \(config)/config
    """ + (shareNote.map { "\n\n\($0)" } ?? "")
  }

  /// Makes a folder and those above it, for the log.
  static func makeFolder(_ path: String) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/\(part)"
      mkdir(made, 0o700)
    }
  }

  /// The theme that was asked for, or the one the person chose, or the built-in one with a sentence.
  static func theme(_ name: String?, chosen: String? = nil) throws(Stop) -> (Theme, note: String?) {
    guard let name else {
      guard let chosen, chosen != "plain" else { return (.plain, nil) }
      // What was chosen once must not keep anyone from working today.
      do throws(Stop) { return try theme(chosen) } catch { return (.plain, error.sentence + "; this is plain") }
    }
    let path = name.contains("/") ? name : share.map { "\($0)/themes/\(name).theme" }
    if name == "plain", path == nil { return (.plain, nil) }
    guard let path else { return (.plain, "the theme \(name) was not found: there is no share folder (anteroom --where); this is plain") }
    guard let text = read(path) else { throw .usage("there is no theme \"\(name)\" at \(path)") }
    do throws(ThemeFault) { return (try Theme(name: name, text: text), nil) } catch {
      throw .usage("the theme \(path) cannot be used: \(error.sentence)")
    }
  }

  /// The themes that can be chosen, with the first sentence that each file says of itself.
  static func wardrobe(wearing: String) -> Wardrobe {
    var items: [Wardrobe.Item] = []
    if let folder = share.map({ "\($0)/themes" }) {
      for name in names(folder) where name.hasSuffix(".theme") {
        let text = read("\(folder)/\(name)") ?? ""
        let comment = text.split(separator: "\n").prefix { $0.hasPrefix("#") }.map { $0.drop { $0 == "#" || $0 == " " } }.joined(
          separator: " ")
        let sentence = comment.split(separator: ".", maxSplits: 1).first.map(String.init) ?? ""
        items.append(.init(name: String(name.dropLast(6)), words: sentence))
      }
    }
    if !items.contains(where: { $0.name == "plain" }) { items += Wardrobe.plain.items }
    let order = ["plain", "dark", "light", "high-contrast", "deuteranopia", "phosphor", "mono"]
    func rank(_ item: Wardrobe.Item) -> (Int, String) { (order.firstIndex(of: item.name) ?? order.count, item.name) }
    return Wardrobe(items: items.sorted { rank($0) < rank($1) }, wearing: wearing)
  }

  /// The names in a folder, as far as it can be read.
  static func names(_ path: String) -> [String] {
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      names.append(
        withUnsafePointer(to: &entry.pointee.d_name) { $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) } })
    }
    return names
  }

  private static func read(_ path: String) -> String? { bytes(path, atMost: 1 << 20).map { String(decoding: $0, as: UTF8.self) } }

  /// A file's bytes; nothing if it is not there, cannot be read, or is larger than it should be.
  static func bytes(_ path: String, atMost most: Int) -> [UInt8]? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
      bytes += buffer[0..<count]
      if bytes.count > most { return nil }
    }
    return ferror(file) == 0 ? bytes : nil
  }
}
