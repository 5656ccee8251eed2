extension Role {
  /// One letter that stands for the role in a test's picture.
  package var letter: Character {
    switch self {
    case .text: "."
    case .dim: "d"
    case .heading: "h"
    case .border: "b"
    case .borderFocused: "B"
    case .title: "t"
    case .titleFocused: "T"
    case .selected: "S"
    case .selectedElsewhere: "s"
    case .late: "L"
    case .waiting: "w"
    case .ready: "r"
    case .busy: "u"
    case .flag: "F"
    case .alert: "A"
    case .good: "g"
    case .money: "m"
    case .code: "c"
    case .label: "l"
    case .field: "f"
    case .fieldFocused: "I"
    case .placeholder: "p"
    case .problem: "P"
    case .key: "K"
    case .hint: "k"
    case .badge: "x"
    case .toast: "o"
    case .dialog: "D"
    case .dialogBorder: "E"
    case .emergency: "!"
    }
  }
}
