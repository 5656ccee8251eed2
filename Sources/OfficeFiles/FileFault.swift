import Glibc

/// Why the office's files cannot be used or written just now: what, where, and what to do about it.
package struct FileFault: Error, Hashable, Sendable {
  /// What sort of trouble it is, for exit codes and tests.
  package enum Kind: String, Sendable {
    case missing, notAnOffice, notAFolder, notEmpty, notYours, openToOthers, link, networkDisk, newerFormat, damaged, diskFull
    case readOnly, io, busy, badName, noSuchGroup, tooLong
  }

  package var kind: Kind
  /// In the person's words.
  package var sentence: String

  package init(_ kind: Kind, _ sentence: String) {
    self.kind = kind
    self.sentence = sentence
  }

  /// A failed call in the person's words. `doing` reads after "while": "writing to journal/000001.jsonl".
  init(_ fault: DiskFault, _ doing: String) {
    switch fault.code {
    case ENOSPC: self.init(.diskFull, "the disk is full (while \(doing)); free some space and try again")
    case EDQUOT: self.init(.diskFull, "this account may not use more of the disk (while \(doing)); free some space and try again")
    case EFBIG: self.init(.diskFull, "the file would become larger than this account may write (while \(doing))")
    case EROFS: self.init(.readOnly, "the disk can only be read (while \(doing)); make it writable, or work with --read-only")
    case EACCES, EPERM: self.init(.notYours, "this account may not do that (while \(doing)); look at the owner and the permissions")
    case ELOOP: self.init(.link, "there is a link where a file of the office should be (while \(doing)); put the file itself there")
    case ENOENT: self.init(.missing, "it is not there (while \(doing))")
    case ENOTDIR: self.init(.notAFolder, "that is not a folder (while \(doing))")
    case EMFILE, ENFILE: self.init(.io, "too many files are open (while \(doing)); close something and try again")
    default:
      self.init(.io, "the disk answered \"\(fault.words)\" while \(doing); if it happens again, copy the folder to another disk")
    }
  }

  /// True for trouble that may be over by itself or by someone's hand: the disk is full, can only be read, does not answer.
  var mayPass: Bool {
    switch kind {
    case .diskFull, .readOnly, .io, .busy, .notYours, .missing: true
    default: false
    }
  }

  /// The same fault as the answer to a change that was not written.
  var notSaved: FileFault { FileFault(kind, Self.notSaved + sentence) }
  private static let notSaved = "NOT SAVED: "

  /// The same fault for a change that is kept and tried again by itself.
  var forHeld: FileFault {
    var sentence = sentence.hasPrefix(Self.notSaved) ? String(sentence.dropFirst(Self.notSaved.count)) : sentence
    let again = " and try again"
    if sentence.hasSuffix(again) { sentence.removeLast(again.count) }
    return FileFault(kind, sentence)
  }
}

/// Does something with the disk and says in the person's words what went wrong.
func asked<T>(_ doing: @autoclosure () -> String, _ work: () throws(DiskFault) -> T) throws(FileFault) -> T {
  do throws(DiskFault) { return try work() } catch { throw FileFault(error, doing()) }
}
