import Practice

/// An invented practice with its day half over: the same patients, the same troubles, for the same seed and time.
///
/// Nothing is put in place by hand. The whole office comes about by the verbs that the desk uses, so that its journal reads
/// like that of any other office.
package struct Demo: Sendable {
  package let seed: UInt64
  /// The moment at which the demo begins.
  package let at: Moment
  /// The people, prices and hours that it is made from.
  package let data: SampleData
  /// The person whom the demo signs in.
  package static let person = "you"
  /// The PIN of everyone who works in the practice office, and what `crypt` makes of it: made beforehand, because it takes its time.
  package static let pin = "246810"
  package static let pinHash = "$y$j9T$MillbrookDemo0$g1MXKpOnFz2vT74RNtQzmDQO2eM80jCVRD1Z6MI9F17"

  package init(seed: UInt64, at: Moment, data: SampleData) {
    self.seed = seed
    self.at = at
    self.data = data
  }

  /// The time of day at which the demo begins unless someone says otherwise: the middle of a busy morning.
  package static let time = ClockTime(10, 42)

  /// Whatever was done before the demo begins was done at the other desk: nobody who sits down here takes it back.
  package func context(_ now: Moment, by: String = "maria") -> Context {
    Context(now: now, by: by, role: by == "maria" ? .frontDesk : .manager, desk: "front-2")
  }

  /// The office, and the journal that leads to it. `shelf` is what it stands on: nothing, or something that remembers for it.
  package func office(on shelf: Shelf = .bare) -> (office: Office, journal: [Entry]) {
    var maker = DemoMaker(self, shelf)
    maker.setUp()
    maker.addPatients()
    maker.bookDays()
    maker.recordHistory()
    maker.verifyAhead()
    maker.waitAndRecall()
    maker.liveToday()
    maker.restrict()
    return (maker.office, maker.journal)
  }
}
