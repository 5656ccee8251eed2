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
    // One frame only looks, and looking changes nothing.
    let folder = try Opening.office(arguments, readOnly: arguments.isReadOnly || arguments.frame != nil)
    return try open(folder, arguments, .real, live: nil)
  }

  /// One frame. What it read may have shown that the snapshot cannot be trusted: then it is drawn again without it.
  @MainActor private static func picture(
    _ folder: OfficeFolder, _ seat: Desk.Seat, _ clock: Clock, _ frame: (rows: Int, columns: Int), _ arguments: Arguments
  ) -> [String] {
    let now = clock.now
    func drawn() -> [String] {
      var desk = Desk(
        folder.office, seat: seat, now: now, rows: frame.rows, columns: frame.columns, glyphs: arguments.ascii ? .ascii : .unicode)
      if seat.isNobody { desk.awaitSignIn() }
      return desk.canvas().text
    }
    let first = drawn()
    let told = folder.notices.count
    _ = try? folder.refresh()
    return folder.notices.count == told ? first : drawn()
  }

  @MainActor private static func open(
    _ folder: sending OfficeFolder, _ arguments: Arguments, _ clock: Clock, live: LiveDay?
  ) throws(Stop) -> Int32 {
    let preferences = Preferences.read()
    let (theme, note) = try Places.theme(arguments.theme, chosen: preferences.theme)
    let notes = [Places.shareNote, note].compactMap { $0 } + preferences.notes
    let seat = try Opening.seat(folder, arguments)
    if let frame = arguments.frame {
      for line in picture(folder, seat, clock, frame, arguments) { Streams.result(line.trimmedEnd) }
      for notice in notes + folder.notices { Streams.message(notice) }
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
      notes: notes + terminal.notes)
    let code = session.run()
    terminal.close()
    if let parting = session.parting { Streams.message(parting) }
    return code
  }
}

extension String {
  /// Without blanks at the end.
  fileprivate var trimmedEnd: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
