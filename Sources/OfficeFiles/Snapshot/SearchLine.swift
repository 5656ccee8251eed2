import Practice

/// By what a patient is found, as one short text: birth date, number, phone digits, the key for those of like name, parts of the name.
enum SearchLine {
  static func write(_ card: SearchCard) -> [UInt8] { SearchText.of(card) }

  static func read(_ line: ArraySlice<UInt8>, _ patient: PatientID) -> SearchCard? {
    let fields = line.split(separator: tab, omittingEmptySubsequences: false)
    guard fields.count == 5 else { return nil }
    func words(_ field: ArraySlice<UInt8>) -> [String] {
      field.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    }
    return SearchCard(
      id: patient, born: fields[0].isEmpty ? nil : Day(iso: String(decoding: fields[0], as: UTF8.self)),
      number: String(decoding: fields[1], as: UTF8.self), phones: words(fields[2]), alike: String(decoding: fields[3], as: UTF8.self),
      names: words(fields[4]))
  }

  /// The names of a line, each part with a blank before it.
  static func names(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    line.suffix(line.withUnsafeBufferPointer { names($0).count })
  }

  /// The same where they lie. They are at the end, and asked for of thousands of lines.
  static func names(_ line: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var place = line.count
    while place > 0, line[place - 1] != tab { place -= 1 }
    return UnsafeBufferPointer(rebasing: line[place...])
  }

  /// Every line by which the patient is found, each with the same text.
  static func lines(_ card: SearchCard) -> [[UInt8]: [UInt8]] {
    let text = write(card)
    let id = ShelfKey.id(card.id.text)
    var lines = [ShelfKey.card(card.id): text]
    for name in card.names { lines[Array("n/\(name)/\(id)".utf8)] = text }
    if let born = card.born?.iso {
      lines[Array("b/\(born)/\(id)".utf8)] = text
      lines[Array("b/\(born.dropFirst(5))/\(id)".utf8)] = text
    }
    for phone in card.phones where !phone.isEmpty {
      lines[Array("h/\(phone)/\(id)".utf8)] = text
      // A number is also asked for by its last digits.
      lines[Array("h/\(String(phone.reversed()))/\(id)".utf8)] = text
    }
    return lines
  }
}

/// What an account comes to, as four amounts in cents.
enum AccountLine {
  static func write(_ account: Account) -> [UInt8] {
    Array([account.charged, account.withPayers, account.paid, account.credit].map { String($0.count) }.joined(separator: " ").utf8)
  }

  static func read(_ line: ArraySlice<UInt8>) -> Account? {
    let amounts = line.split(separator: UInt8(ascii: " ")).compactMap { Int(String(decoding: $0, as: UTF8.self)) }
    guard amounts.count == 4 else { return nil }
    var account = Account()
    account.charged = Cents(amounts[0])
    account.withPayers = Cents(amounts[1])
    account.paid = Cents(amounts[2])
    account.credit = Cents(amounts[3])
    return account
  }
}
