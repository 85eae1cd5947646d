/// The one stylesheet.
///
/// Blue came and amber went, with an underline and a line through, so that nothing is said by colour alone. Contrast is at
/// least 4.5 to 1 in both schemes.
enum Stylesheet {
    static let text = colours + frame + lists + forms + diff + figures + media

    private static let colours = """
        :root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #fbfbf9; --card: #ffffff; --line: #dcdfe3;
          --accent: #0b5cad; --come: #0a4f9e; --come-bg: #dcebfb; --gone: #8a4600; --gone-bg: #fdebd3;
          --bad: #a3271b; --bad-bg: #fbe5e2; --good: #1a6634; --good-bg: #e0f2e6; --bar: #4f86c0; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e4e7ea; --soft: #a3adb8; --paper: #14171a; --card: #1b1f23;
          --line: #343b42; --accent: #8ab8ee; --come: #a9cffb; --come-bg: #17324f; --gone: #f5c98c; --gone-bg: #46300f;
          --bad: #f5aca4; --bad-bg: #4a1f1b; --good: #9bd8ae; --good-bg: #1a3a26; --bar: #6f9fd3; } }

        """

    private static let frame = """
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body { margin: 0; background: var(--paper); color: var(--ink); overflow-wrap: anywhere;
          font: 1rem/1.55 system-ui, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
        header, main, footer { max-width: 78rem; margin: 0 auto; padding: 0 1rem; }
        header { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; align-items: baseline; padding-top: 1rem;
          padding-bottom: .5rem; border-bottom: 1px solid var(--line); }
        .brand { font-weight: 700; font-size: 1.15rem; letter-spacing: -.01em; color: var(--ink); text-decoration: none; }
        header nav { display: flex; flex-wrap: wrap; gap: .25rem 1rem; }
        header nav a { color: var(--soft); text-decoration: none; padding: .25rem 0; }
        header nav a:hover { color: var(--ink); text-decoration: underline; }
        header nav a[aria-current] { color: var(--ink); box-shadow: 0 2px 0 var(--accent); }
        main { padding-top: 1.25rem; padding-bottom: 3rem; min-height: 60vh; }
        footer { border-top: 1px solid var(--line); color: var(--soft); font-size: .875rem; }
        h1 { font-size: 1.5rem; line-height: 1.25; letter-spacing: -.015em; margin: .25rem 0 .75rem; text-wrap: balance; }
        h2 { font-size: 1.1rem; line-height: 1.3; margin: 1.75rem 0 .5rem; } h3 { font-weight: 400; margin: 1rem 0 .25rem; }
        a { color: var(--accent); text-underline-offset: .15em; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 2px; }
        time, .meta, .faint, .count, .reason, figcaption { color: var(--soft); }
        time { white-space: nowrap; }
        .faint, .meta, .reason, figcaption { font-size: .875rem; }
        code, pre { font: .875em/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
        pre { background: var(--card); border: 1px solid var(--line); border-radius: .4rem; padding: .75rem; overflow: auto;
          white-space: pre-wrap; }
        blockquote { margin: .5rem 0; padding-inline-start: .75rem; border-inline-start: 3px solid var(--line); }
        figure { margin: .75rem 0; } figure img { max-width: 100%; height: auto; border: 1px solid var(--line); }
        .hidden { position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%);
          white-space: nowrap; }
        .skip { position: absolute; inset-inline-start: -100rem; }
        .skip:focus { position: static; display: inline-block; padding: .5rem 1rem; }
        .attention { border-inline-start: .25rem solid var(--gone); background: var(--card); padding: .5rem 1rem;
          margin: 0 0 1rem; border-radius: 0 .4rem .4rem 0; }
        .attention p { margin: .25rem 0; } .attention h2 { margin-top: .25rem; }

        """

    private static let lists = """
        .rows, .timeline, .bars, .edits, main ul { list-style: none; margin: 0; padding: 0; }
        .rows > li { padding: .8rem 0 .85rem; border-top: 1px solid var(--line); }
        .rows > li > p { margin: .15rem 0; }
        .rows h2 { margin: .15rem 0; font-size: 1.0625rem; font-weight: 600; }
        .rows h2 a { color: var(--ink); text-decoration: none; } .rows h2 a:hover { text-decoration: underline; }
        .rows .seen { opacity: .72; }
        .meta a { color: inherit; }
        .chip { display: inline-block; padding: 0 .5em; margin-inline-start: .15rem; border-radius: 1em; font-size: .78rem;
          line-height: 1.5; border: 1px solid var(--line); color: var(--soft); background: var(--card);
          text-decoration: none; white-space: nowrap; }
        .chip.undeclared, .chip.inconsistent, .chip.gone { color: var(--bad); background: var(--bad-bg); border-color: transparent; }
        .chip.declared, .chip.come { color: var(--good); background: var(--good-bg); border-color: transparent; }
        .chip.major { color: var(--ink); border-color: var(--ink); font-weight: 600; }
        .chip.mark { color: var(--come); background: var(--come-bg); border-color: transparent; }
        .views { display: flex; flex-wrap: wrap; gap: .35rem; margin: 0 0 .75rem; }
        .views a { padding: .2rem .7rem; border: 1px solid var(--line); border-radius: 1rem; text-decoration: none;
          color: var(--ink); font-size: .9rem; background: var(--card); }
        .views a[aria-current] { background: var(--ink); color: var(--paper); border-color: var(--ink); }
        .pager, .steps { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .5rem 1rem; margin: 1rem 0; }
        .timeline > li { padding: .4rem 0 .4rem 1rem; border-inline-start: 2px solid var(--line); position: relative; }
        .timeline > li::before { content: ""; position: absolute; inset-inline-start: -.35rem; top: .95rem; width: .6rem;
          height: .6rem; border-radius: 50%; background: var(--bar); }
        .timeline > li.failed::before { background: var(--bad); }
        .edits > li { padding: .4rem 0; border-top: 1px solid var(--line); } .reason { display: block; }
        main section > ul > li, details > ul > li { padding: .25rem 0; }
        dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .3rem 1.25rem; margin: .75rem 0; }
        dt { color: var(--soft); } dd { margin: 0; min-width: 0; }
        details { margin: .5rem 0; } summary { cursor: pointer; padding: .25rem 0; color: var(--accent); }
        .wide { overflow-x: auto; margin: 1rem 0; }
        table { border-collapse: collapse; font-size: .9rem; min-width: 100%; }
        caption { text-align: start; font-weight: 600; font-size: 1.05rem; padding: .5rem 0; }
        th, td { text-align: start; padding: .4rem .75rem .4rem 0; border-top: 1px solid var(--line); vertical-align: top;
          overflow-wrap: normal; }
        thead th { color: var(--soft); font-weight: 500; white-space: nowrap; } tbody th { font-weight: 500; }
        .number { font-variant-numeric: tabular-nums; }

        """

    private static let forms = """
        input, select, textarea, button { font: inherit; color: inherit; background: var(--card);
          border: 1px solid var(--soft); border-radius: .4rem; padding: .35rem .6rem; max-width: 100%; }
        button { background: var(--accent); border-color: var(--accent); color: var(--paper); cursor: pointer; }
        label { color: var(--soft); font-size: .875rem; }
        .find { display: flex; gap: .5rem; align-items: center; margin: 0 0 .5rem; }
        .find input { flex: 1; min-width: 0; }
        .fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr)); gap: .75rem 1rem;
          padding: .75rem; background: var(--card); border: 1px solid var(--line); border-radius: .4rem; align-items: end; }
        .field { margin: 0; } .field label { display: block; } .field input, .field select { width: 100%; }
        .compare { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center; margin: .75rem 0; }
        .compare input { width: 6rem; }
        .marks form { display: inline-block; margin: 0 .5rem .5rem 0; } .marks textarea { display: block; width: min(40rem, 80vw); }

        """

    private static let diff = """
        del { color: var(--gone); background: var(--gone-bg); text-decoration: line-through; text-decoration-thickness: 1px;
          border-radius: 2px; padding: 0 .1em; }
        ins { color: var(--come); background: var(--come-bg); text-decoration: underline; text-decoration-thickness: 1px;
          text-underline-offset: .15em; border-radius: 2px; padding: 0 .1em; }
        del b, ins b { font-weight: 700; box-shadow: inset 0 -.15em 0 currentColor; }
        del + ins { margin-inline-start: .15em; }
        del::before, del::after, ins::before, ins::after { position: absolute; width: 1px; height: 1px; overflow: hidden;
          clip-path: inset(50%); white-space: nowrap; }
        del::before { content: " [deleted: "; } del::after { content: "] "; }
        ins::before { content: " [inserted: "; } ins::after { content: "] "; }
        mark { background: var(--gone-bg); color: var(--ink); border-radius: 2px; }
        .verdict { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: .25rem 1rem; margin: 1rem 0; }
        .views-of-diff > label { display: inline-block; padding: .2rem .7rem; border: 1px solid var(--line); cursor: pointer;
          background: var(--card); color: var(--ink); margin: 0 .15rem .5rem 0; border-radius: 1rem; }
        .views-of-diff > input:checked + label { background: var(--ink); color: var(--paper); }
        .views-of-diff > input:focus-visible + label { outline: 2px solid var(--accent); outline-offset: 2px; }
        .strip { display: flex; height: 1.5rem; margin: .25rem 0 .75rem; gap: 1px; }
        .cell { flex: 1; min-width: 2px; background: var(--line); } a.cell { background: var(--bar); }
        a.cell.removed, a.cell.moved-away { background: var(--gone); } a.cell.added { background: var(--come); }
        .diff { font: 1.0625rem/1.65 Georgia, "Noto Serif", "Times New Roman", serif; }
        .block { padding: .1rem 0; scroll-margin-top: 1rem; } .block:target { box-shadow: -.5rem 0 0 var(--paper), -.7rem 0 0 var(--accent); }
        .block p { margin: .5rem 0; max-width: 44rem; text-align: start; white-space: pre-line; }
        .block .label { font: .8rem/1.3 system-ui, sans-serif; color: var(--soft); margin-bottom: -.3rem; }
        .block.moved-away .both { color: var(--soft); font-style: italic; } .block .after { display: none; }
        .fold > summary { font: .875rem/1.5 system-ui, sans-serif; border-block: 1px dashed var(--line); text-align: center; }
        #view-old:checked ~ .diff .both ins, #view-new:checked ~ .diff .both del { display: none; }
        #view-sides:checked ~ .diff .block { display: grid; grid-template-columns: 1fr 1fr; column-gap: 2rem; }
        #view-sides:checked ~ .diff .block .label { grid-column: 1 / -1; }
        #view-sides:checked ~ .diff .block .after { display: block; }
        #view-sides:checked ~ .diff .both ins { display: none; }
        #view-sides:checked ~ .diff .moved .both, #view-sides:checked ~ .diff .moved-away .after { visibility: hidden; }
        @media (min-width: 60rem) {
          #view-auto:checked ~ .diff .block { display: grid; grid-template-columns: 1fr 1fr; column-gap: 2rem; }
          #view-auto:checked ~ .diff .block .label { grid-column: 1 / -1; }
          #view-auto:checked ~ .diff .block .after { display: block; }
          #view-auto:checked ~ .diff .both ins { display: none; }
          #view-auto:checked ~ .diff .moved .both, #view-auto:checked ~ .diff .moved-away .after { visibility: hidden; }
        }

        """

    private static let figures = """
        .chart { margin: .75rem 0; } .chart svg { display: block; width: 100%; max-width: 44rem; height: 3rem; }
        svg .bar { fill: var(--bar); } svg .none { fill: var(--line); } svg .trouble { fill: var(--bad); }
        .share { display: inline-flex; gap: .5rem; align-items: center; white-space: nowrap; }
        .share svg { width: 4rem; height: .6rem; }
        .bars li { display: grid; grid-template-columns: 8rem 1fr 4rem; gap: .75rem; align-items: center; padding: .1rem 0; }
        .bars svg { width: 100%; height: .75rem; }

        """

    private static let media = """
        @media (max-width: 40rem) { dl { grid-template-columns: 1fr; gap: 0; } dt { margin-top: .5rem; font-size: .875rem; }
          header nav { gap: .25rem .8rem; } h1 { font-size: 1.3rem; } }
        @media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
        @media print { header nav, footer, form, .views, .views-of-diff > label, .strip, .pager, .steps, .marks { display: none; }
          body { background: #fff; color: #000; font-size: 10.5pt; } main { max-width: none; padding: 0; }
          details { display: block; } .verdict, pre { border-color: #999; } a { color: inherit; }
          .block { break-inside: avoid; } }

        """
}
