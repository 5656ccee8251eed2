import Canvas
import CodeSets
import Desk
import OfficeFiles
import Practice
import Terminal
import Training

/// `anteroom`: the desk itself, on a real office or on a practice office.
enum DeskVerb {
  @MainActor static func run(_ arguments: Arguments) throws(Stop) -> Int32 {
    if arguments.isDemo {
      let (demo, folder) = try DemoFolder.make(arguments)
      defer { demo.remove() }
      return try open(folder, arguments, .practice(from: demo.start, speed: arguments.speed), live: arguments.isStill ? nil : demo.live)
    }
    let path = Places.office(arguments)
    let folder: OfficeFolder
    do throws(FileFault) { folder = try OfficeFolder(opening: path, readOnly: arguments.isReadOnly) } catch {
      throw .failed(error.sentence + (error.kind == .missing ? "; anteroom --demo shows a practice office" : ""))
    }
    return try open(folder, arguments, .real, live: nil)
  }

  @MainActor private static func open(
    _ folder: sending OfficeFolder, _ arguments: Arguments, _ clock: Clock, live: LiveDay?
  ) throws(Stop) -> Int32 {
    let preferences = Preferences.read()
    let (theme, note) = try Places.theme(arguments.theme, chosen: preferences.theme)
    let seat = try SignIn.seat(folder.office, arguments, isReadOnly: arguments.isReadOnly || folder.isReadOnly)
    if let frame = arguments.frame {
      let desk = Desk(
        folder.office, seat: seat, now: clock.now, rows: frame.rows, columns: frame.columns, glyphs: arguments.ascii ? .ascii : .unicode)
      for line in desk.canvas().text { Streams.result(line.trimmedEnd) }
      return 0
    }
    Places.makeFolder(Places.state)
    let terminal: Terminal
    do throws(TerminalFault) {
      terminal = try Terminal.open(
        TerminalOptions(theme: theme, color: arguments.color, ascii: arguments.ascii ? true : nil, logPath: Places.log))
    } catch { throw .failed(error.sentence) }
    defer { terminal.close() }
    var session = Session(
      folder, seat: seat, clock: clock, terminal: terminal, codes: CodeBook(files: CodesVerb.files(arguments)),
      wardrobe: Places.wardrobe(wearing: theme.name), live: live,
      notes: [note].compactMap { $0 } + preferences.notes + terminal.notes)
    return session.run()
  }
}

extension String {
  /// Without blanks at the end.
  fileprivate var trimmedEnd: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
