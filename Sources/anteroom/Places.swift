import Canvas
import Glibc

/// Where things are on this host.
enum Places {
  static func environment(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }

  private static var home: String { environment("HOME") ?? "/" }

  /// The office: `--data`, `$ANTEROOM_DATA`, or the person's data folder.
  static func office(_ arguments: Arguments) -> String {
    arguments.data ?? environment("ANTEROOM_DATA") ?? "\(environment("XDG_DATA_HOME") ?? "\(home)/.local/share")/anteroom/office"
  }

  /// Where messages of the system go while the screen is taken.
  static var log: String { "\(state)/anteroom.log" }
  static var state: String { "\(environment("XDG_STATE_HOME") ?? "\(home)/.local/state")/anteroom" }

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
    return candidates.first { access("\($0)/themes/plain.theme", R_OK) == 0 }
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
    """
  }

  /// Makes a folder and those above it, for the log.
  static func makeFolder(_ path: String) {
    var made = ""
    for part in path.split(separator: "/") {
      made += "/\(part)"
      mkdir(made, 0o700)
    }
  }

  /// The theme that was asked for, or the built-in one with a sentence.
  static func theme(_ name: String?) throws(Stop) -> (Theme, note: String?) {
    guard let name else { return (.plain, nil) }
    let path = name.contains("/") ? name : share.map { "\($0)/themes/\(name).theme" }
    if name == "plain", path == nil { return (.plain, nil) }
    guard let path else { throw .usage("the theme \(name) was not found: there is no share folder (anteroom --where)") }
    guard let text = read(path) else { throw .usage("there is no theme \"\(name)\" at \(path)") }
    do throws(ThemeFault) { return (try Theme(name: name, text: text), nil) } catch {
      throw .usage("the theme \(path) cannot be used: \(error.sentence)")
    }
  }

  private static func read(_ path: String) -> String? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&buffer, 1, buffer.count, file), count > 0, bytes.count < 1 << 20 { bytes += buffer[0..<count] }
    return String(decoding: bytes, as: UTF8.self)
  }
}
