import Canvas

/// Makes events of strokes: letters of bytes, one paste of its parts, one unknown key of an unknown sequence.
struct Keyboard {
  private var letter = PartialCharacter()
  private var sequence: EscapeSequence?
  private var paste: PastedText?
  private var typed = String.UnicodeScalarView()
  private var events: [Event] = []

  /// How many milliseconds of silence end what has begun; nil when nothing has.
  var patience: Int? {
    if paste != nil { return 1000 }
    return letter.isWaiting || sequence != nil ? 100 : nil
  }

  /// Takes everything that arrived together, so that a letter and its marks become one.
  mutating func take(_ strokes: [Stroke]) -> [Event] {
    for stroke in strokes { take(stroke) }
    // The description's own wait for the rest of a sequence is over: this was the Escape key.
    if sequence?.bytes.isEmpty == true {
      sequence = nil
      press(.escape)
    }
    return handOver()
  }

  /// The rest never came.
  mutating func giveUp() -> [Event] {
    if let text = paste?.text { events.append(.paste(text)) }
    paste = nil
    for scalar in letter.giveUp() { type(scalar) }
    if let bytes = sequence?.bytes {
      sequence = nil
      if bytes.count == 1 {
        press(.escape)
        take(.byte(bytes[0]))
      } else {
        press(.unknown)
      }
    }
    return handOver()
  }

  private mutating func handOver() -> [Event] {
    flush()
    defer { events = [] }
    return events
  }

  private mutating func take(_ stroke: Stroke) {
    if paste != nil {
      takePasted(stroke)
      return
    }
    switch stroke {
    case .byte(let byte): take(byte)
    case .key(let key):
      breakOff()
      press(key)
    case .pasteBegin:
      breakOff()
      flush()
      paste = PastedText()
    case .pasteEnd: break
    }
  }

  private mutating func takePasted(_ stroke: Stroke) {
    switch stroke {
    case .byte(let byte): paste?.take(byte)
    case .pasteEnd:
      events.append(.paste(paste?.text ?? ""))
      paste = nil
    case .key, .pasteBegin: break
    }
  }

  private mutating func take(_ byte: UInt8) {
    guard let step = sequence?.take(byte) else {
      if byte == 0x1B {
        breakOff()
        sequence = EscapeSequence()
      } else {
        for scalar in letter.take(byte) { type(scalar) }
      }
      return
    }
    guard step != .more else { return }
    sequence = nil
    press(step == .wasEscape ? .escape : .unknown)
    if step != .finished { take(byte) }
  }

  /// A whole key came while a letter or a sequence was unfinished.
  private mutating func breakOff() {
    if let begun = sequence {
      sequence = nil
      press(begun.bytes.isEmpty ? .escape : .unknown)
    }
    for scalar in letter.giveUp() { type(scalar) }
  }

  private mutating func type(_ scalar: Unicode.Scalar) {
    if let key = Self.controlKey(scalar) { press(key) } else { typed.append(scalar) }
  }

  private mutating func press(_ key: Key) {
    flush()
    events.append(.key(key))
  }

  private mutating func flush() {
    for character in String(typed) { events.append(.key(.char(character))) }
    typed = String.UnicodeScalarView()
  }

  /// The key behind a control character; nil for what is printed.
  static func controlKey(_ scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 0x09: return .tab
    case 0x0A, 0x0D: return .enter
    case 0x08, 0x7F: return .backspace
    case 0x1B: return .escape
    case 0x01...0x1A: return .ctrl(Character(Unicode.Scalar(UInt8(scalar.value + 0x60))))
    default: return scalar == PartialCharacter.broken || scalar.properties.generalCategory == .control ? .unknown : nil
    }
  }
}
