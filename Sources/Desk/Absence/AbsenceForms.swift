import Canvas
import Practice

/// Since when a provider is out, and why.
struct OutForm: FormKind {
  static let name = "provider out"
  var doing: String { "make the plan" }

  var provider = ProviderID.unnumbered
  /// The day that the schedule shows.
  var day: Day?

  init() {}

  static let fields: [Field<OutForm>] = [Field("provider", \.provider), Field("day", \.day)]

  var showsMasked: Bool { true }
  func title(_ view: View) -> String { "\(view.office[provider]?.title ?? "?") is out" }
  func lines(_ view: View) -> [String] { ["Nothing is changed yet: the plan for every patient comes first."] }

  func inputs(_ view: View) -> [FormInput] {
    [
      FormInput("why", "Why", example: "sick, called away, snow"),
      FormInput("day", "Day", start: day.map { $0 == view.today ? "t" : $0.iso } ?? "t", example: "t, t+1, 12/1"),
      FormInput("from", "From", example: "empty: all day; 1:30p"),
    ]
  }

  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    let why = try values.needed("why", "say why: it stands on the schedule")
    guard let day = try values.day("day") else { throw FormProblem("day", "on which day?") }
    if day < view.today { throw FormProblem("day", "\(day.shown) is over") }
    let from = try values.time("from")
    if view.office.blocks(of: provider, on: day).allSatisfy(\.closed) {
      throw FormProblem("day", "\(view.office[provider]?.title ?? "?") has no hours on \(day.shown) already")
    }
    return [.replace(AbsenceScreen(provider, on: day, from: from, why: why, view))]
  }
}

/// How late a provider runs.
struct LateForm: FormKind {
  static let name = "running late"
  var doing: String { "say so" }

  var provider = ProviderID.unnumbered

  init() {}

  static let fields: [Field<LateForm>] = [Field("provider", \.provider)]

  func title(_ view: View) -> String { "How late is \(view.office[provider]?.title ?? "?")?" }
  func lines(_ view: View) -> [String] {
    let said =
      view.office.delayRecord(of: provider, on: view.today).map { ["Said at \($0.saidAt.time.shown): \($0.minutes) min late."] } ?? []
    return said + ["The schedule and the board show it. Appointments stay as they are."]
  }
  func inputs(_ view: View) -> [FormInput] {
    [FormInput("minutes", "Minutes", example: "35; 0 is on time again"), FormInput("why", "Why", example: "an emergency, a long visit")]
  }
  func submit(_ values: FormValues, _ view: View) throws(FormProblem) -> [Effect] {
    guard let minutes = try values.whole("minutes") else { throw FormProblem("minutes", "how many minutes?") }
    return [
      .change(
        RunningLate {
          $0.provider = provider
          $0.minutes = minutes
          $0.why = values.text("why")
        })
    ]
  }
  func after(_ entry: Entry, _ view: View) -> [Effect] {
    let count = view.office.toTell(.late, from: view.today, days: 1).count { $0.provider == provider }
    return [.close] + (count > 0 ? [.say("\(count) still to come \(count == 1 ? "has" : "have") to be told: #, then l")] : [])
  }
}

extension Picks {
  /// Who is out, or late.
  static func outOrLate(_ first: ProviderID?, on day: Day, _ view: View) -> PickScreen {
    let all = view.office.providers.sorted.filter { !$0.gone }.sorted { ($0.id == first ? 0 : 1, $0.id) < ($1.id == first ? 0 : 1, $1.id) }
    let items = all.flatMap { provider -> [PickScreen.Item] in
      let said = view.office.delay(of: provider.id, on: view.today)
      return [
        .init(
          "\(provider.title) runs late\(said > 0 ? " (\(said) min said)" : "") \u{2026}",
          [.open(FormScreen(LateForm { $0.provider = provider.id }, view))]),
        .init(
          "\(provider.title) is out \u{2026}",
          [.open(FormScreen(OutForm { ($0.provider, $0.day) = (provider.id, max(day, view.today)) }, view))]),
      ]
    }
    return PickScreen(title: "Who is late, or out?", items: items)
  }

  /// Whom to call or write to.
  static func rounds(_ view: View) -> PickScreen {
    let office = view.office, today = view.today, tomorrow = today.advanced(by: 1)
    func words(_ name: String, _ count: Int) -> String { "\(TextWidth.pad(name, to: 38))\(count == 0 ? "nobody" : String(count))" }
    return PickScreen(
      title: "Whom to call or write to?",
      items: [
        .init(
          words("provider out, or closed: to tell", office.toTell(.absence, from: today).count),
          [.open(CallList(.absence, on: today))],
          key: "o"),
        .init(
          words("running late: to tell", office.toTell(.late, from: today, days: 1).count), [.open(CallList(.late, on: today))], key: "l"),
        .init(
          words("to remind of \(tomorrow.shown)", office.toRemind(of: tomorrow).count), [.open(CallList(.reminder, on: tomorrow))], key: "r"
        ),
        .init(
          words("recalls that are due", office.recallsDue(by: today.advanced(by: RecallScreen.ahead)).count), [.open(RecallScreen())],
          key: "c"),
        .init(words("the waitlist", office.waiting.count), [.open(WaitlistScreen())], key: "w"),
        .init(words("missed appointments: a step is due", office.missed(to: today).count), [.open(CallList(.noShow, on: today))], key: "m"),
      ])
  }
}
