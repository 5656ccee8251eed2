import Glibc
import OfficeFiles
import Practice

/// Where what someone was typing goes when the office cannot take it, on a full disk for example: the account's own folder.
struct AccountDrafts: Sendable {
  /// The office's folder, since an account may work in several.
  let office: String
  let seat: String

  init(_ office: String, seat: String) {
    self.office = AccountFiles.realPath(office)
    self.seat = seat
  }

  private init(real: String, seat: String) {
    office = real
    self.seat = seat
  }

  /// The same for someone else who sits at this desk.
  func of(_ seat: String) -> AccountDrafts { AccountDrafts(real: office, seat: seat) }

  private static var folder: String { "\(Places.state)/drafts" }
  private var own: String { "\(AccountDrafts.folder)/\(seat)-\(ProcessMark.own).json" }

  /// Keeps them; answers whether that worked.
  func keep(_ drafts: Datum) -> Bool {
    AccountFiles.write(JSONText.writePretty(.fields(["office": .text(office), "drafts": drafts])), to: own)
  }

  /// The office has them now, or there is nothing to keep.
  func forget() { unlink(own) }

  /// What programs that are gone have left here for this office; the office is to take it, and until then it is kept.
  func claim() -> [Datum] {
    var found: [Datum] = []
    var taken: [String] = []
    for name in Places.names(AccountDrafts.folder).sorted() where name.hasPrefix("\(seat)-") && name.hasSuffix(".json") {
      let path = "\(AccountDrafts.folder)/\(name)"
      guard ProcessMark.isGone(String(name.dropFirst(seat.count + 1).dropLast(5))), let bytes = Places.bytes(path, atMost: 1 << 20),
        let fields = (try? JSONText.read(bytes))?.fields, fields["office"].text == office
      else { continue }
      found += fields["drafts"].list ?? []
      taken.append(path)
    }
    if !found.isEmpty, keep(.list(found)) { for path in taken { unlink(path) } }
    return found
  }
}
