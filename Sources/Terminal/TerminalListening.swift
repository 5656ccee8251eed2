import CTerminal
import Canvas

extension Terminal {
  /// The next thing that happens, waiting at most `timeout` milliseconds (nil for ever) for it; `fd` readable is a `.wake`.
  package func next(timeout: Int?, alsoWatching fd: Int32? = nil) -> Event {
    let deadline = timeout.map { ContinuousClock.now + .milliseconds($0) }
    while true {
      if !waiting.isEmpty { return handOver(waiting.removeFirst()) }
      let silence = keyboard.patience.map { lastStroke + .milliseconds($0) }
      let happened = Int(ct_wait(Self.milliseconds(until: [deadline, silence].compactMap(\.self).min()), fd ?? -1))
      if happened & CT_INPUT != 0 { read() }
      if happened & CT_SIGNAL != 0 { takeSignals() }
      if happened & CT_GONE != 0 { waiting.append(.ended(129)) }
      if happened & CT_EXTRA != 0 { waiting.append(.wake) }
      guard happened == 0 else { continue }
      let now = ContinuousClock.now
      if let silence, now >= silence { waiting += keyboard.giveUp() } else if let deadline, now >= deadline { return .tick }
    }
  }

  /// Everything that was typed since last time, at once.
  private func read() {
    var strokes: [Stroke] = []
    while true {
      let code = ct_read()
      guard code >= 0 else { break }
      if let stroke = KeyNames.stroke(code) { strokes.append(stroke) }
    }
    guard !strokes.isEmpty else { return }
    lastStroke = .now
    waiting += keyboard.take(strokes)
  }

  private func takeSignals() {
    while true {
      switch Int(ct_take_signal()) {
      case CT_TERMINATED: waiting.append(.ended(143))
      case CT_HUNG_UP: waiting.append(.ended(129))
      case CT_INTERRUPTED: waiting.append(.ended(130))
      case CT_RESIZED: waiting.append(resized())
      case CT_CONTINUED: waiting.append(resumed(by: ct_resume))
      case CT_STOP_ASKED: waiting.append(resumed(by: ct_suspend))
      default: return
      }
    }
  }

  /// Ctrl-Z is a key here, so stopping is done when its turn has come.
  private func handOver(_ event: Event) -> Event {
    event == .key(.ctrl("z")) ? resumed(by: ct_suspend) : event
  }

  private func resized() -> Event {
    ct_sync_size()
    shown = nil
    waiting.removeAll { if case .resize = $0 { true } else { false } }
    return .resize(rows: size.rows, columns: size.columns)
  }

  private func resumed(by coming: () -> Void) -> Event {
    coming()
    shown = nil
    return .resumed
  }

  /// For poll: rounded up, so that the moment has really come; -1 for ever.
  private static func milliseconds(until moment: ContinuousClock.Instant?) -> Int32 {
    guard let moment else { return -1 }
    let left = moment - .now
    guard left > .zero else { return 0 }
    let whole = min(left.components.seconds, 86_400) * 1000 + left.components.attoseconds / 1_000_000_000_000_000
    return Int32(whole + 1)
  }
}
