import Canvas
import Practice

/// Finds a patient while one types: name or part of it, birth date in any form, phone, number.
package struct FindPatient: Screen {
  package enum Action: Hashable, Sendable { case choose, add, leave }

  /// What the patient is wanted for.
  struct Purpose: Fielded {
    enum Sort: String, Word { case look, book, walkIn, moveVisit, pastVisit, wait, recall }

    var sort = Sort.look
    var provider: ProviderID?
    var day: Day?
    var start: ClockTime?
    var visit: VisitID?
    var type: VisitTypeID?
    var minutes: Int?

    init() {}

    static let fields: [Field<Purpose>] = [
      Field("sort", \.sort), Field("provider", \.provider), Field("day", \.day), Field("start", \.start), Field("visit", \.visit),
      Field("type", \.type), Field("minutes", \.minutes),
    ]

    static var look: Purpose { Purpose() }
    static var walkIn: Purpose { Purpose { $0.sort = .walkIn } }
    static var wait: Purpose { Purpose { $0.sort = .wait } }
    static var recall: Purpose { Purpose { $0.sort = .recall } }
    static var pastVisit: Purpose { Purpose { $0.sort = .pastVisit } }

    static func book(_ opening: Opening?) -> Purpose {
      Purpose {
        $0.sort = .book
        $0.provider = opening?.provider
        $0.day = opening?.day
        $0.start = opening?.start
      }
    }

    static func moveVisit(_ visit: VisitID) -> Purpose {
      Purpose {
        $0.sort = .moveVisit
        $0.visit = visit
      }
    }

    var opening: Opening? {
      guard let provider, let day, let start else { return nil }
      return Opening(provider: provider, day: day, start: start)
    }

    var title: String {
      switch sort {
      case .look: "Find a patient"
      case .book: "Book whom?"
      case .walkIn: "Who walked in?"
      case .moveVisit: "Who is really here?"
      case .pastVisit: "Whose visit?"
      case .wait: "Who waits for a time?"
      case .recall: "Who should come again?"
      }
    }

    /// What happens once the patient is known.
    func go(_ patient: PatientID, _ view: View) -> [Effect] {
      switch sort {
      case .look: return [.show(patient), .open(PatientCard(patient))]
      case .book: return [.open(BookScreen([patient], at: opening, type: type, minutes: minutes, view))]
      case .walkIn: return [.open(FormScreen(WalkInForm { $0.patient = patient }, view))]
      case .pastVisit: return [.open(FormScreen(PastVisitForm { $0.patient = patient }, view))]
      case .wait: return [.open(FormScreen(WishForm { $0.patient = patient }, view))]
      case .recall: return [.open(FormScreen(RecallForm { $0.patient = patient }, view))]
      case .moveVisit:
        guard let visit: Visit = view.office[visit] else { return [] }
        return [
          .open(
            PickScreen(
              title: "Move the visit?",
              lines: [
                "From \(view.name(visit.patient)) to \(view.name(patient)): visit, superbill and payments in one change. Identity is asked again."
              ],
              items: [
                .init("no", []),
                .init(
                  "yes, \(view.name(patient)) is the right one",
                  [
                    .change(
                      MoveVisit {
                        $0.visit = visit.id
                        $0.to = patient
                        $0.reason = "wrong patient checked in"
                      })
                  ]),
              ]))
        ]
      }
    }
  }

  package static let name = "find"

  package static let keys: [Binding<Action>] = [
    Binding(.enter, action: .choose, label: "choose", "takes the patient under the cursor"),
    Binding(
      .ctrl("n"), .insert, action: .add, label: "new patient", "puts a new patient on file, with what was typed", verb: AddPatient.self),
    Binding(.escape, action: .leave, "leaves"),
  ]

  let purpose: Purpose
  /// Who is under the cursor.
  var chosen: Patient? { found.indices.contains(list.selected) ? found[list.selected] : nil }
  var field = TextField()
  var list = ListState()
  private var found: [Patient] = []
  /// Who is here or comes today: whoever is looked for is most often one of them.
  private var people = PeopleOfDay.nobody
  /// Why nobody answers.
  private var nobody = ""
  /// How many are looked for: while somebody types those that a screen shows and one more, for each is read from the disk; all of them, as
  /// far as anyone reads, once somebody goes down the list.
  private var limit = FindPatient.first
  package static let first = 15
  private static let most = 50

  init(_ purpose: Purpose) { self.purpose = purpose }

  package var isTyping: Bool { true }
  /// A search is kept and nothing is asked about it: leaving loses nothing.
  package var isTouched: Bool { false }

  /// What is looked for, in kind and never in words, and how many answer.
  var soFar: (words: String, count: Int)? {
    guard !field.isEmpty else { return nil }
    let hasDigits = field.text.contains(where: \.isASCIIDigit), hasLetters = field.text.contains(where: \.isLetter)
    return (hasDigits ? (hasLetters ? "a name and a number" : "a number or a date") : "a name", found.count)
  }

  package func about(_ view: View) -> String { "\(purpose.title) \(field.text)" }

  package func whyOff(_ action: Action, _ view: View) -> String? {
    switch action {
    case .choose:
      found.isEmpty
        ? (field.isEmpty ? "type a name, a birth date, a phone or a number first" : nobody)
        : nil
    case .add, .leave: nil
    }
  }

  package mutating func refresh(_ view: View) {
    people = view.office.people(of: view.today)
    search(view)
  }

  /// Looks anew for what was typed, from the top of the list.
  private mutating func begin(_ view: View) {
    list = ListState()
    limit = Self.first
    search(view)
  }

  private mutating func search(_ view: View) {
    let query = PatientQuery(field.text, today: view.today)
    found = view.office.find(query, limit: limit, first: people)
    nobody = query.problem ?? "nobody answers to that; Ctrl-N puts a new patient on file"
    list.keep(count: found.count, page: page(view))
  }

  private func page(_ view: View) -> Int { max(1, min(14, view.rows - 9)) }

  package mutating func take(_ key: Key, _ view: View) -> [Effect]? {
    switch key {
    case .up, .down, .pageUp, .pageDown:
      if found.count >= limit, limit < Self.most {
        limit = Self.most
        search(view)
      }
      _ = list.receive(key, count: found.count, page: page(view))
      return []
    default:
      guard field.receive(key) else { return nil }
      begin(view)
      return []
    }
  }

  package mutating func paste(_ text: String, _ view: View) -> [Effect]? {
    field.paste(text)
    begin(view)
    return []
  }

  package mutating func update(_ action: Action, _ view: View) -> [Effect] {
    switch action {
    case .choose: found.indices.contains(list.selected) ? [.pass(purpose.go(found[list.selected].id, view))] : []
    case .add:
      [
        .replace(
          FormScreen(
            PatientForm {
              $0.typed = field.text
              $0.purpose = purpose
            }, view))
      ]
    case .leave: [.close]
    }
  }

  package func draw(_ view: View, on canvas: inout Canvas, in rect: Rect) {
    let page = page(view)
    let inner = Dialog.frame(title: purpose.title, rows: page + 2, columns: min(84, rect.columns - 4), hints: [], on: &canvas)
    field.draw(
      on: &canvas, row: inner.row, column: inner.column, columns: inner.columns, focused: true,
      placeholder: "name, birth date, phone or number")
    if found.isEmpty {
      let count = view.office.patientCount
      let words =
        field.isEmpty ? "\(count) patient\(count == 1 ? "" : "s") on file." : "\(nobody.prefix(1).uppercased())\(nobody.dropFirst())."
      canvas.put(words, row: inner.row + 2, column: inner.column, role: .dim, limit: inner.columns)
      return
    }
    let query = PatientQuery(field.text, today: view.today)
    canvas.put("patient", row: inner.row + 1, column: inner.column + 2, role: .heading)
    let heads = TextWidth.pad("born", to: 11) + TextWidth.pad("age", to: 5) + TextWidth.pad("phone", to: 14) + "chart"
    canvas.put(heads, row: inner.row + 1, column: inner.column + inner.columns - 45, role: .heading, limit: 45)
    for (offset, index) in list.window(count: found.count, page: page).enumerated() {
      let patient = found[index], row = inner.row + 2 + offset, selected = index == list.selected
      canvas.put(selected ? canvas.glyphs.pointer : " ", row: row, column: inner.column, role: .selected)
      let age = patient.age(on: view.today).map { "\(patient.sex.letter)\($0)" } ?? patient.sex.letter
      // Found by the name of a record that was merged with this one.
      let isOther = query.score(SearchCard(patient)) == 0
      let state = view.office.openVisit(of: patient.id)?.state.label ?? (patient.deceased != nil ? "deceased" : isOther ? "merged" : "")
      let here = TextWidth.clip(state, to: 9, more: canvas.glyphs.more)
      let names = max(8, inner.columns - 48)
      canvas.put(
        TextWidth.clip(patient.name.loud, to: names, more: canvas.glyphs.more), row: row, column: inner.column + 2,
        role: selected ? .selected : .text, limit: names)
      if view.isClosed(patient.id) {
        let spans = [
          Span(TextWidth.pad(Flag.restricted.rawValue, to: 30), .flag), Span(TextWidth.pad(patient.number, to: 6), .dim),
          Span(here, .ready),
        ]
        canvas.put(spans, row: row, column: inner.column + inner.columns - 45, limit: 45)
        continue
      }
      canvas.put(
        [
          Span(TextWidth.pad("\(patient.born?.iso ?? "unknown")", to: 11) + TextWidth.pad(age, to: 5), .text),
          Span(TextWidth.pad(patient.phones.first?.number ?? "", to: 14), .dim), Span(TextWidth.pad(patient.number, to: 5) + " ", .dim),
          Span(here, .ready),
        ],
        row: row, column: inner.column + inner.columns - 45, limit: 45)
    }
    let window = list.window(count: found.count, page: page)
    let more = limit < Self.most ? "at least" : "the first"
    let all = found.count < limit ? "\(found.count) found" : "\(more) \(limit); type more"
    canvas.putCount(found.count > page ? "\(window.lowerBound + 1)-\(window.upperBound) of \(all)" : all, under: inner)
  }
}

extension FindPatient: Resumable {
  package var draft: FormDraft? { field.text.trimmed.isEmpty ? nil : place }

  package var place: FormDraft? {
    kept(about: purpose.datum, texts: .fields(["typed": .text(field.text)]), words: "\(purpose.title): \(field.text)")
  }

  init?(resuming draft: FormDraft, _ view: View) {
    guard let purpose = try? Purpose(datum: draft.about) else { return nil }
    self.init(purpose)
    field = TextField(draft.texts.fields?["typed"].text ?? "")
  }
}
