import Practice

/// One record of the set-up as a form, whatever its kind.
struct SettingForm: FormKind {
  static let name = "setting"

  var kind = Kind.rooms
  var id = ""

  init() {}

  static let fields: [Field<SettingForm>] = [Field("kind", \.kind), Field("id", \.id)]

  /// What a field of a setting is, so that it can be typed and read.
  enum Sort: Sendable {
    case text, list, whole, maybe, cents, yes, provider, weekday, day, blocks, copays
    case words([String])
  }

  static func words(_ kind: Kind) -> String {
    switch kind {
    case .practices: "practice"
    case .visitTypes: "visit types"
    case .commonDiagnoses: "diagnoses"
    case .templates: "hours"
    case .staff: "people"
    default: kind.rawValue
    }
  }

  /// The fields of a kind: their path in the record, the label, and what they hold.
  static func layout(_ kind: Kind) -> [(path: String, label: String, sort: Sort)] {
    let gone = ("gone", "Not in use", Sort.yes)
    switch kind {
    case .practices:
      return [
        ("name", "Name", .text), ("phone", "Phone", .text), ("address.street", "Street", .text), ("address.city", "City", .text),
        ("address.state", "State", .text), ("address.zip", "ZIP", .text), ("npi", "Group NPI", .text), ("taxID", "Tax number", .text),
        ("lateAfter", "Late after, minutes", .whole), ("noShowAfter", "No-show after, minutes", .whole),
        ("longWait", "Long wait, minutes", .whole),
        ("longState", "Long in one state, minutes", .whole), ("longPast", "Long past appointment", .whole),
        ("roundEvery", "Comfort round every, minutes", .whole), ("roundThings", "A round looks at", .list),
        ("redFlags", "Must not wait", .list), ("maskWords", "Mask offered at", .list),
        ("protocolBy", "Protocol approved by", .text), ("protocolOn", "Protocol approved on", .day),
        ("verifyAhead", "Verify days ahead", .whole), ("enrolmentEvery", "Ask enrolment every, days", .whole),
        ("benefitsEvery", "Ask benefits every, days", .whole), ("guarantorEvery", "Ask who pays every, days", .whole),
        ("addressEvery", "Ask address every, days", .whole), ("phoneEvery", "Ask phone every, days", .whole),
        ("coverageEvery", "Ask coverage every, days", .whole), ("consentEvery", "Sign consents every, days", .whole),
        ("privacyNoticeEvery", "Privacy notice every (0 once)", .whole), ("lockAfter", "Desk locks after, minutes", .whole),
        ("shortNotice", "Short notice under, hours", .whole), ("holdMinutes", "Hold a time for, minutes", .whole),
        ("cancelReasons", "Reasons to cancel", .list), ("noShowMonths", "No-shows count for, months", .whole),
        ("noShowLetter", "No-shows until letter (0 never)", .whole), ("noShowDeposit", "until deposit (0 never)", .whole),
        ("noShowReview", "until a manager looks", .whole), ("noShowAmount", "Deposit", .cents),
        ("displayNames", "Wall display shows", .words(DisplayNames.allCases.map(\.rawValue))),
      ]
    case .providers:
      return [
        ("short", "Short name", .text), ("name.family", "Family name", .text), ("name.given", "Given name", .text),
        ("credential", "Credential", .text),
        ("specialty", "Specialty", .text), ("npi", "NPI", .text),
        ("longState", "Long in one state, min", .maybe), ("longWait", "Long wait, min", .maybe),
        ("longPast", "Long past appt, min", .maybe),
        gone,
      ]
    case .templates:
      return [
        ("provider", "Provider", .provider), ("weekday", "Weekday", .weekday), ("day", "or one date", .day), ("blocks", "Hours", .blocks),
        gone,
      ]
    case .rooms: return [("name", "Name", .text), ("use", "Use", .text), gone]
    case .visitTypes:
      return [
        ("name", "Name", .text), ("short", "Short name", .text), ("minutes", "Minutes", .whole), ("telehealth", "Telehealth", .yes),
        ("noCopay", "No copay", .yes), ("longState", "Long in one state, min", .maybe), ("longWait", "Long wait, min", .maybe),
        ("longPast", "Long past appt, min", .maybe), gone,
      ]
    case .payers:
      return [("name", "Name", .text), ("electronic", "Payer ID", .text), ("phone", "Phone", .text), ("copays", "Copays", .copays), gone]
    case .fees:
      return [("section", "Section", .text), ("code", "Code", .text), ("words", "Words", .text), ("price", "Price", .cents), gone]
    case .commonDiagnoses: return [("code", "Code", .text), ("words", "Words", .text), gone]
    default:
      return [
        ("name", "Signs in as", .text), ("fullName", "Full name", .text), ("role", "Work", .words(StaffRole.allCases.map(\.rawValue))),
        ("account", "Account on this host", .text), ("allowed", "A trainee may", .list), gone,
      ]
    }
  }

  var subject: Reference? { id.isEmpty ? nil : Reference(kind, id) }
  var edits: Reference? { subject }
  func recordField(_ input: String) -> String { input.split(separator: ".").first.map(String.init) ?? input }

  func title(_ view: View) -> String { id.isEmpty ? "Add to \(Self.words(kind))" : "Change \(Self.words(kind))" }

  func lines(_ view: View) -> [String] {
    kind == .templates
      ? ["Hours: 8:00-11:20/20, 11:20-12:00/20 same day, 12:00-13:00 closed lunch. The number after / is the grid in minutes."] : []
  }

  private func record(_ view: View) -> Datum.Fields { view.office.atHand(kind).first { $0.reference.id == id }?.fields ?? [:] }

  func inputs(_ view: View) -> [FormInput] {
    let record = record(view)
    return Self.layout(kind).map { path, label, sort in
      let value = path.split(separator: ".").reduce(Datum.fields(record)) { $0.fields?[String($1)] ?? .null }
      switch sort {
      case .yes: return FormInput(path, label, start: value == .flag(true) ? "yes" : "no", choices: ["no", "yes"])
      case .words(let words): return FormInput(path, label, start: value.text ?? words.first ?? "", choices: words)
      case .provider:
        return FormInput(
          path, label, start: value.text.flatMap { ProviderID($0) }.map { view.provider($0) } ?? Choices.only(view),
          choices: Choices.providers(view))
      case .weekday:
        return FormInput(path, label, start: Weekdays.name(value.whole) ?? "", example: "if not one date", choices: Weekdays.names)
      case .whole: return FormInput(path, label, start: value.whole.map(String.init) ?? Self.usual(path))
      case .maybe: return FormInput(path, label, start: value.whole.map(String.init) ?? "", example: "as in the practice")
      case .copays: return FormInput(path, label, start: CopayText.write(value, view), example: "PPO 25, PPO/Sick visit 40, /Physical 0")
      case .cents: return FormInput(path, label, start: value.whole.map { Cents($0).shown } ?? "", example: "128.00")
      case .list:
        return FormInput(
          path, label, start: (value.list ?? []).compactMap(\.text).joined(separator: ", "), example: Self.listExample(path))
      case .blocks: return FormInput(path, label, start: BlockText.write(value), example: "8:00-12:00/20, 13:00-17:00/20")
      case .day, .text: return FormInput(path, label, start: value.text ?? "")
      }
    }
  }

  private static func listExample(_ path: String) -> String {
    path == "allowed" ? "all, or: book, arrive" : "the usual ones; with commas, or none"
  }

  /// What a new record starts with.
  private static func usual(_ path: String) -> String { path == "minutes" ? "20" : "" }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let record = record(view)
    var now = Datum.Fields()
    for (path, label, sort) in Self.layout(kind) {
      let value: Datum
      switch sort {
      case .text, .words: value = .text(values.text(path))
      case .list:
        value = .list(values.text(path).split(separator: ",").map { .text(String($0).trimmed) }.filter { $0 != .text("") })
      case .yes: value = .flag(values.text(path) == "yes")
      case .whole:
        guard let number = try values.whole(path) else {
          if id.isEmpty { continue }
          throw FormProblem(path, "\(label) should be a whole number")
        }
        value = .whole(number)
      case .maybe: value = try values.whole(path)?.datum ?? .null
      case .copays: value = try CopayText.read(values.text(path), path, view)
      case .cents:
        guard let cents = try values.cents(path) else {
          if id.isEmpty, path != "price" { continue }
          throw FormProblem(path, "a price is an amount, 128 or 128.50")
        }
        value = cents.datum
      case .provider:
        guard let provider = view.office.providers.sorted.first(where: { $0.short == values.text(path) }) else {
          throw FormProblem(path, "which provider?")
        }
        value = provider.id.datum
      case .weekday: value = .whole((Weekdays.names.firstIndex(of: values.text(path)) ?? -1) + 1)
      case .day: value = try values.day(path)?.datum ?? .null
      case .blocks: value = try BlockText.read(values.text(path), path)
      }
      let steps = path.split(separator: ".").map(String.init)
      if steps.count == 2 {
        var part = now[steps[0]].fields ?? record[steps[0]].fields ?? [:]
        part[steps[1]] = value
        now[steps[0]] = .fields(part)
      } else {
        now[path] = value
      }
    }
    if kind == .templates, !values.text("day").isEmpty, !values.text("weekday").isEmpty {
      throw FormProblem("day", "hours are of a weekday or of one date: empty one of them (Backspace)")
    }
    return [.change(ChangeSetting(kind, id: id, was: record, now: now))]
  }

  /// A record of the set-up in one line.
  static func line(_ whole: Edits.Whole, _ view: View) -> String {
    let fields = whole.fields
    func text(_ name: String) -> String { fields[name].text ?? "" }
    switch whole.reference.kind {
    case .fees: return "\(text("code"))  \(text("words"))  $\(Cents(fields["price"].whole ?? 0).shown)  (\(text("section")))"
    case .commonDiagnoses: return "\(text("code"))  \(text("words"))"
    case .templates:
      let when = fields["day"].text ?? Weekdays.name(fields["weekday"].whole) ?? "on no day"
      return "\(view.provider(ProviderID(text("provider")))) \(when)  \(BlockText.write(fields["blocks"]))"
    case .staff:
      let role = StaffRole(rawValue: text("role"))?.label ?? text("role")
      return "\(text("name"))  \(text("fullName"))  \(role)\(text("signIn").isEmpty ? "" : "  PIN")"
    case .visitTypes:
      return "\(text("name"))  \(fields["minutes"].whole ?? 0) min\(fields["telehealth"] == .flag(true) ? "  telehealth" : "")"
    case .providers:
      return
        "\(text("short"))  \(fields["name"].fields?["given"].text ?? "") \(fields["name"].fields?["family"].text ?? ""), \(text("credential"))"
    case .rooms: return "\(text("name"))  \(text("use"))"
    default: return text("name")
    }
  }
}

enum Weekdays {
  static let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]

  /// 1 is Monday; nothing for a number that is no weekday.
  static func name(_ number: Int?) -> String? {
    number.flatMap { (1...names.count).contains($0) ? names[$0 - 1] : nil }
  }
}

/// The hours of a template as one line of text.
enum BlockText {
  static func write(_ datum: Datum) -> String {
    guard let blocks = try? [ScheduleTemplate.Block](datum: datum) else { return "" }
    return blocks.map { block in
      "\(block.from.shown)-\(block.to.shown)" + (block.closed ? " closed" : "/\(block.step)") + (block.sameDay ? " same day" : "")
        + (block.label.isEmpty || block.label == "same day" ? "" : " \(block.label)")
    }.joined(separator: ", ")
  }

  static func read(_ text: String, _ field: String) throws(FormProblem) -> Datum {
    var blocks: [ScheduleTemplate.Block] = []
    for part in text.split(separator: ",").map({ String($0).trimmed }) where !part.isEmpty {
      var words = part.split(separator: " ").map(String.init)[...]
      let hours = words.popFirst()?.split(separator: "/", omittingEmptySubsequences: false) ?? []
      let ends = hours.prefix(1).flatMap { $0.split(separator: "-", omittingEmptySubsequences: false).map(String.init) }
      guard hours.count <= 2, ends.count == 2, let from = ClockTime(typed: ends[0]), let to = ClockTime(typed: ends[1]), from < to else {
        throw FormProblem(field, "\"\(part)\" is not a stretch of hours; write 8:00-12:00/20")
      }
      var block = ScheduleTemplate.Block()
      block.from = from
      block.to = to
      if hours.count > 1 {
        guard let step = Int(hours[1]), (5...240).contains(step) else {
          throw FormProblem(field, "\"\(part)\": the grid after / is 5 to 240 minutes")
        }
        block.step = step
      }
      if words.first == "closed" {
        block.closed = true
        words.removeFirst()
      }
      if words.starts(with: ["same", "day"]) {
        block.sameDay = true
        block.label = "same day"
        words.removeFirst(2)
      }
      if !words.isEmpty { block.label = words.joined(separator: " ") }
      blocks.append(block)
    }
    guard !blocks.isEmpty else { throw FormProblem(field, "hours are missing: 8:00-12:00/20, 13:00-17:00/20") }
    return blocks.datum
  }
}
