import Canvas
import Practice

/// What a screen asked for, done to the stack of screens.
extension Desk {
  mutating func apply(_ effects: [Effect], from index: Int) {
    let id = layers.indices.contains(index) ? layers[index].id : 0
    for effect in effects {
      switch effect {
      case .change(let change):
        if let whyNoChange {
          message = ("\(whyNoChange); nothing was changed", .problem)
        } else if let reason = whyNotMasked(change) {
          message = (reason, .problem)
        } else {
          sent.append(id)
          outbox.append(Sent(change: change, context: view.context, layer: id))
        }
      case .ask(let errand): errands.append(Sending(errand: errand, layer: id))
      case .say(let text): message = (text, .toast)
      case .complain(let text): message = (text, .problem)
      case .open(let screen): open(screen)
      case .replace(let screen):
        remove(id)
        open(screen)
      case .close: remove(id)
      case .pass(let effects):
        remove(id)
        apply(effects, from: layers.count - 1)
      case .answer(let answer):
        remove(id)
        apply(top.accept(answer, view), from: layers.count - 1)
      case .closeAll:
        layers.removeLast(layers.count - 1)
        refreshAll()
      case .show(let patient):
        guard var home = layers[0].screen as? Home else { continue }
        home.show(patient, view)
        layers[0].screen = home
      case .showDay(let day):
        guard var home = layers[0].screen as? Home else { continue }
        home.go(to: day, view)
        layers[0].screen = home
      case .showSlot(let day, let provider, let start):
        guard var home = layers[0].screen as? Home else { continue }
        home.go(to: day, provider, start, view)
        layers[0].screen = home
      case .goBack(let office, let moment): goBack(office, to: moment)
      case .returnToNow: returnToNow()
      case .setAside: setAside()
      case .takeUp(let number): takeUp(number)
      case .dismiss(let token): dismiss(token)
      case .run(let number):
        remove(id)
        run(number)
      case .wear(let theme): wardrobe.wearing = theme
      case .keepTheme(let theme):
        wardrobe.wearing = theme
        wardrobe.kept = theme
      case .repaint: wantsRepaint = true
      case .quit: isOver = true
      case .enter(let person): enter(person)
      }
    }
  }

  /// Every screen looks again; one whose subject was taken back closes.
  mutating func refreshAll() {
    let view = view
    layers = layers.enumerated().filter { $0 == 0 || !$1.screen.isGone(view) }.map(\.element)
    for index in layers.indices { layers[index].screen.refresh(view) }
  }

  mutating func open(_ wanted: any Screen) {
    if let reason = whyCovered(wanted) {
      message = (reason, .problem)
      return
    }
    guard let screen = openable(wanted) else { return }
    lastID += 1
    layers.append(Layer(id: lastID, screen: screen))
    top.refresh(view)
    // Some screens have something to ask for as soon as they open.
    if let starting = top as? any Starting {
      let effects = starting.start(view)
      apply(effects, from: layers.count - 1)
    }
  }

  mutating func remove(_ id: Int) {
    guard let index = layers.lastIndex(where: { $0.id == id }), index > 0 else { return }
    layers.remove(at: index)
    top.refresh(view)
  }

  mutating func setAside() {
    guard layers.count > 1 else { return }
    let words = layers.dropFirst().map { $0.screen.about(view) }.last ?? ""
    aside.append(Aside(layers: Array(layers.dropFirst()), words: words))
    layers.removeLast(layers.count - 1)
    top.refresh(view)
    message = ("set aside: \(words); Ctrl-G goes back to it", .toast)
  }

  /// Goes back to one that was set aside, counted from the last.
  mutating func takeUp(_ number: Int) {
    guard aside.indices.contains(aside.count - 1 - number) else { return }
    let screens = aside[aside.count - 1 - number].layers.map(\.screen)
    if let closed = screens.lazy.compactMap(firstClosed).first { return open(GlassScreen(closed, then: .takeUp(number))) }
    let last = aside.remove(at: aside.count - 1 - number)
    if layers.count > 1 {
      let words = layers.dropFirst().map { $0.screen.about(view) }.last ?? ""
      aside.insert(Aside(layers: Array(layers.dropFirst()), words: words), at: 0)
      layers.removeLast(layers.count - 1)
    }
    layers += last.layers
    refreshAll()
  }

  /// Does the nth thing of a list of keys: first those of the top screen, then those of the whole desk.
  mutating func run(_ number: Int) {
    let index = layers.count - 1
    let own = top.lines(view).count
    if number < own {
      apply(layers[index].screen.run(number, view), from: index)
    } else if GlobalKeys.keys.indices.contains(number - own) {
      perform(GlobalKeys.keys[number - own].action)
    }
  }
}
