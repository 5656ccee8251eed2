// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
]

/// What computes is made quick for the tests too, which take half as long then, and asserts all the same.
let quick: [SwiftSetting] = strict + [.unsafeFlags(["-O", "-assert-config", "Debug"], .when(configuration: .debug))]

/// A test of the house compares these edges with the imports in each folder and with the table in Sources/README.md.
let package = Package(
  name: "anteroom",
  targets: [
    .target(name: "Practice", swiftSettings: quick),
    .target(name: "CodeSets", dependencies: ["Practice"], swiftSettings: quick),
    .target(name: "Canvas", swiftSettings: quick),
    .target(
      name: "CTerminal",
      cSettings: [.define("_GNU_SOURCE"), .define("NCURSES_WIDECHAR", to: "1")],
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(name: "Terminal", dependencies: ["CTerminal", "Canvas"], swiftSettings: strict),
    .target(name: "CHost", cSettings: [.define("_GNU_SOURCE")], linkerSettings: [.linkedLibrary("crypt")]),
    .target(name: "OfficeFiles", dependencies: ["CHost", "Practice"], swiftSettings: quick),
    .target(name: "Training", dependencies: ["Practice"], swiftSettings: quick),
    .target(name: "Desk", dependencies: ["Canvas", "CodeSets", "Practice", "Training"], swiftSettings: strict),
    .executableTarget(
      name: "anteroom", dependencies: ["CodeSets", "Desk", "Canvas", "OfficeFiles", "Practice", "Terminal", "Training"],
      swiftSettings: strict,
      // A release starts twice as fast when it does not have to look for the libraries of Swift. Tests are built for debugging and load
      // theirs, which has to be the same one.
      linkerSettings: [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))]),
    .target(name: "CPty", path: "Tests/CPty"),
    .testTarget(name: "PracticeTests", dependencies: ["Canvas", "Desk", "OfficeFiles", "Practice", "Training"], swiftSettings: strict),
    .testTarget(
      name: "CodeSetsTests", dependencies: ["CodeSets", "OfficeFiles", "Practice"], exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(name: "CanvasTests", dependencies: ["Canvas"], swiftSettings: strict),
    .testTarget(name: "OfficeFilesTests", dependencies: ["CPty", "OfficeFiles", "Practice"], swiftSettings: strict),
    .testTarget(
      name: "DeskTests", dependencies: ["CodeSets", "Desk", "Canvas", "OfficeFiles", "Practice", "Training"], exclude: ["Goldens"],
      swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["CPty", "Canvas", "OfficeFiles", "Terminal", "anteroom"],
      exclude: ["Goldens", "terminfo", "plain.ti"], swiftSettings: strict),
    .testTarget(name: "HouseTests", swiftSettings: strict),
  ]
)
