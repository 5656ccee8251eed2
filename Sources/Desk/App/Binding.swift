import Canvas
import Practice

/// One key of a screen: what it does, in a word for the hint bar and in a sentence for help, and which verb it speaks.
///
/// Dispatch, the hint bar, `?`, `:` and the README's table all come from these lists.
package struct Binding<Action: Hashable & Sendable>: Sendable {
  package let keys: [Key]
  package let action: Action
  /// A word or two for the hint bar; empty keeps it out of there.
  package let label: String
  package let sentence: String
  /// The verb of the office behind it, if there is one.
  package let verb: (any Verb.Type)?
  /// True where the key also shows something, or says more than one verb: then the screen itself knows whose it is.
  package let isForAll: Bool
  /// True where it opens something that is also worth a look where nothing can be changed.
  package let isLooking: Bool

  package init(
    _ keys: Key..., action: Action, label: String = "", _ sentence: String, verb: (any Verb.Type)? = nil, isForAll: Bool = false,
    isLooking: Bool = false
  ) {
    self.keys = keys
    self.action = action
    self.label = label
    self.sentence = sentence
    self.verb = verb
    self.isForAll = isForAll
    self.isLooking = isLooking
  }
}

/// A key of some screen with its types forgotten, for lists that people read.
package struct KeyLine: Hashable, Sendable {
  package var screen: String
  package var keys: String
  package var label: String
  package var sentence: String
  package var verb: String?
  /// Why it does nothing just now.
  package var whyOff: String?
}

extension Key {
  /// As it is written on the screen and in the README.
  package var shown: String {
    switch self {
    case .char(" "): "Space"
    case .char(let character): String(character)
    case .ctrl(let letter): "Ctrl-\(letter.uppercased())"
    case .enter: "Enter"
    case .escape: "Esc"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .insert: "Ins"
    case .function(let number): "F\(number)"
    case .unknown: "?"
    }
  }
}
