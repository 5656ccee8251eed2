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
    OwnMemory.takeInLargePieces()
    // One frame only looks, and looking changes nothing.
    let folder = try Opening.office(arguments, readOnly: arguments.isReadOnly || arguments.isDisplay || arguments.frame != nil)
    return try open(folder, arguments, .real, live: nil)
  }

  /// Reads beside the main thread, meanwhile, what the first picture has to wait for: the schedule, and what rules say of its first sheet.
  private static func readAhead(_ office: Office, _ codes: CodeBook, _ day: Day) {
    Background.run {
      office.readAhead(day)
      codes.openRules(of: day)
    }
  }

  /// One frame. What it read may have shown that the snapshot cannot be trusted: then it is drawn again without it.
  @MainActor private static func picture(
    _ folder: OfficeFolder, _ seat: Desk.Seat, _ clock: Clock, _ codes: CodeBook, _ frame: (rows: Int, columns: Int),
    _ arguments: Arguments, past: (office: Office, moment: Moment)?
  ) -> [String] {
    let now = clock.now
    func drawn() -> [String] {
      var desk = Desk(
        folder.office, seat: seat, now: now, rows: frame.rows, columns: frame.columns, glyphs: arguments.ascii ? .ascii : .unicode)
      desk.codes = codes
      if let past { desk.goBack(past.office, to: past.moment) }
      if seat.isNobody { desk.awaitSignIn() }
      desk.finishFirstPicture()
      return desk.canvas().text
    }
    let first = drawn()
    let told = folder.notices.count
    _ = try? folder.refresh()
    return folder.notices.count == told ? first : drawn()
  }

  /// The office of the time that was asked for, if one was.
  private static func past(_ folder: OfficeFolder, _ clock: Clock, _ arguments: Arguments) throws(Stop) -> (office: Office, moment: Moment)?
  {
    guard let typed = arguments.asOf else { return nil }
    let moment: Moment
    do throws(Refusal) { moment = clock.local(try .past(typed: typed, now: clock.now)) } catch {
      throw .usage("--as-of: \(error.sentence)")
    }
    do throws(FileFault) { return (try TimeMachine.office(folder.path, from: folder.office, at: moment), moment) } catch {
      throw error.kind == .missing ? .refused(error.sentence) : .failed(error.sentence)
    }
  }

  @MainActor private static func open(
    _ folder: sending OfficeFolder, _ arguments: Arguments, _ clock: Clock, live: LiveDay?
  ) throws(Stop) -> Int32 {
    let codes = CodeBook(files: CodesVerb.files(arguments))
    readAhead(folder.office, codes, clock.now.day)
    let preferences = Preferences.read()
    let (theme, note) = try Places.theme(arguments.theme, chosen: preferences.theme)
    let notes = [Places.shareNote, note].compactMap { $0 } + preferences.notes
    let seat = try Opening.seat(folder, arguments).placed(onWall: arguments.isDisplay)
    if let frame = arguments.frame {
      if arguments.asOf != nil, seat.role == .wallDisplay {
        throw .refused("\(seat.by) is a wall display and sees the board of the waiting room as it is now, nothing else")
      }
      let past = try past(folder, clock, arguments)
      for line in picture(folder, seat, clock, codes, frame, arguments, past: past) { Streams.result(line.trimmedEnd) }
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
      folder, seat: seat, clock: clock, terminal: terminal, codes: codes,
      wardrobe: Places.wardrobe(wearing: theme.name), live: live,
      notes: notes + terminal.notes)
    let code = session.run()
    terminal.close()
    if let parting = session.parting { Streams.message(parting) }
    return code
  }
}

extension Desk.Seat {
  /// The board on the wall only looks, whoever hung it there; and a wall display sees nothing else.
  func placed(onWall isDisplay: Bool) -> Desk.Seat {
    guard isDisplay || role == .wallDisplay else { return self }
    var seat = self
    seat.role = .wallDisplay
    seat.isReadOnly = true
    return seat
  }
}

extension String {
  /// Without blanks at the end.
  fileprivate var trimmedEnd: String {
    guard let last = lastIndex(where: { $0 != " " }) else { return "" }
    return String(self[...last])
  }
}
