/// Pages of a sheet kept at hand, by number: those that were asked for lately.
///
/// When there are enough new ones the older ones go, except those that were asked for again meanwhile, as the pages of the index are.
struct KnownPages {
  private var new: [Int: Sheet.Page] = [:]
  private var old: [Int: Sheet.Page] = [:]

  /// Of each age; with both some three megabytes of each sheet.
  private static let enough = 384

  mutating func page(_ number: Int) -> Sheet.Page? {
    if let page = new[number] { return page }
    guard let page = old[number] else { return nil }
    keep(page, number)
    return page
  }

  mutating func keep(_ page: Sheet.Page, _ number: Int) {
    if new.count >= Self.enough { (old, new) = (new, [:]) }
    new[number] = page
  }
}
