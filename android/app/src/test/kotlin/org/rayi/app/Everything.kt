package org.rayi.app

import org.rayi.core.Fixtures
import org.rayi.core.MediaFile
import kotlin.io.path.readBytes

/** A form that has each control and each appearance once, on a few pages; and the files that it shows. */
object Everything {
    /** A country of three areas, in the ways that drawings have them: a path, a group that moves, a circle. */
    val map = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60">
        <path id="north" d="M0,0 h50 v30 H0 z" fill="#dde"/>
        <g id="south" transform="translate(0 30)"><path d="M0 0L50 0 50 30 0 30Z" style="fill:#eed;stroke:black"/></g>
        <circle id="lake" cx="75" cy="30" r="20" fill="lightgray"/><rect x="90" width="10" height="10"/></svg>"""

    val media: List<MediaFile> by lazy {
        val folder = Fixtures.forms.resolve("real/household-visit-media")
        fun file(name: String) = folder.resolve(name).readBytes()
        listOf(
            MediaFile("a.png", file("consent-en.png")), MediaFile("large.png", Fixture.photo(600, 400)), MediaFile("a.wav", file("consent-en.wav")),
            MediaFile("a.mp4", byteArrayOf(0, 0, 0, 24)), MediaFile("areas.svg", map.toByteArray()),
        )
    }

    /** The pages, by the first question of each. */
    val pages = listOf("/data/text/plain", "/data/pick/one", "/data/row/label", "/data/scale/lying", "/data/day/date", "/data/place/point", "/data/file/photo", "/data/app/one")

    private class Question(val node: String, val type: String, val control: String)

    private fun input(node: String, type: String, appearance: String = "", more: String = "") =
        Question(node, type, """<input ref="/data/$node" appearance="$appearance" $more><label>${node.substringAfter('/')}</label></input>""")

    private fun select(node: String, appearance: String = "", control: String = "select1", list: String = "l", itext: String = "") = Question(
        node, "string",
        """<$control ref="/data/$node" appearance="$appearance"><label${if (itext.isEmpty()) "" else " ref=\"jr:itext('$itext')\""}>${node.substringAfter('/')}</label>
           <itemset nodeset="instance('$list')/root/item"><value ref="name"/><label ref="jr:itext(itextId)"/></itemset></$control>""",
    )

    private fun range(node: String, appearance: String = "", more: String = "", inside: String = "") = Question(
        node, "int",
        """<range ref="/data/$node" appearance="$appearance" start="0" end="5" step="1" $more><label>${node.substringAfter('/')}</label>$inside</range>""",
    )

    private fun upload(node: String, mediatype: String, appearance: String = "", more: String = "") =
        Question(node, "binary", """<upload ref="/data/$node" mediatype="$mediatype" appearance="$appearance" $more><label>${node.substringAfter('/')}</label></upload>""")

    private val questions = listOf(
        input("text/plain", "string"), input("text/numbers", "string", "numbers"), input("text/lines", "string", "multiline", "rows=\"4\""),
        input("text/url", "string", "url"), input("text/masked", "string", "masked"), input("text/thousands", "int", "thousands-sep"),
        input("text/counter", "int", "counter"), input("text/bearing", "decimal", "bearing"), input("text/printer", "string", "printer"),
        input("text/code", "barcode"), input("text/hidden", "barcode", "hidden-answer"),
        Question("text/trigger", "string", """<trigger ref="/data/text/trigger"><label>trigger</label></trigger>"""),
        input("text/half", "string", "w2"), input("text/other", "string", "w2"),
        select("pick/one", itext = "heard"), select("pick/many", control = "select"), select("pick/bare", "no-buttons"), select("pick/two", "columns-2"),
        select("pick/pack", "columns-pack"), select("pick/list", "minimal"), select("pick/areas", "image-map", itext = "areas"),
        select("pick/places", "map"), select("pick/timed", "x-timed-grid", "select"), select("pick/shown", list = "m"),
        Question("pick/rank", "odk:rank", """<odk:rank ref="/data/pick/rank"><label>rank</label><itemset nodeset="instance('l')/root/item"><value ref="name"/><label ref="jr:itext(itextId)"/></itemset></odk:rank>"""),
        select("row/label", "label"), select("row/bare", "list-nolabel"), select("row/list", "list"), select("row/likert", "likert"),
        range("scale/lying"), range("scale/plain", "no-ticks", "odk:tick-interval=\"5\""), range("scale/upright", "vertical"),
        range("scale/wheel", "picker"), range("scale/stars", "rating"),
        range("scale/named", more = "odk:tick-interval=\"1\"", inside = """<itemset nodeset="instance('t')/root/item"><value ref="name"/><label ref="label"/></itemset>"""),
        input("day/date", "date"), input("day/time", "time"), input("day/both", "dateTime"), input("day/month", "date", "month-year"), input("day/year", "date", "year"),
    ) + listOf("ethiopian", "coptic", "islamic", "bikram-sambat", "myanmar", "persian", "buddhist").map { input("day/${it.replace("-", "")}", "date", it) } + listOf(
        input("place/point", "geopoint"), input("place/put", "geopoint", "placement-map"), input("place/trace", "geotrace", "maps"), input("place/shape", "geoshape"),
        upload("file/photo", "image/*", "new annotate"), upload("file/self", "image/*", "new-front"), upload("file/sign", "image/*", "signature"),
        upload("file/draw", "image/*", "draw"), upload("file/sound", "audio/*"), upload("file/film", "video/*"), upload("file/any", "application/*"),
        input("app/one", "string", "ex:org.other.ONE(unit='kg')"), input("app/two", "int"), input("app/three", "string"), upload("app/four", "image/*"),
        upload("app/called", "image/*", "ex:org.other.PHOTO"),
    )

    val form: ByteArray by lazy {
        val groups = questions.groupBy { it.node.substringBefore('/') }
        val nodes = groups.entries.joinToString("") { (group, all) -> "<$group>${all.joinToString("") { "<${it.node.substringAfter('/')}/>" }}</$group>" }
        val binds = questions.joinToString("") { """<bind nodeset="/data/${it.node}" type="${it.type}"/>""" }
        val body = groups.entries.joinToString("") { (group, all) ->
            val intent = if (group == "app") """ intent="org.other.GROUP(size='2')"""" else ""
            """<group ref="/data/$group" appearance="field-list"$intent><label>$group</label>${all.joinToString("") { it.control }}</group>"""
        }
        Fixture.form(nodes, LISTS + binds, body, ITEXT)
    }

    private const val LISTS = """<instance id="l"><root>
        <item><name>north</name><itextId>north</itextId><geometry>36.19 44.01 0 0</geometry></item>
        <item><name>south</name><itextId>south</itextId><geometry>30.51 47.78 0 0; 30.6 47.8 0 0</geometry></item>
        <item><name>lake</name><itextId>lake</itextId></item></root></instance>
      <instance id="m"><root><item><name>seen</name><itextId>seen</itextId></item><item><name>heard</name><itextId>listened</itextId></item></root></instance>
      <instance id="t"><root><item><name>0</name><label>None</label></item><item><name>5</name><label>All</label></item></root></instance>"""

    private const val ITEXT = """<itext><translation lang="English (en)" default="true()">
        <text id="heard"><value>one</value><value form="audio">jr://audio/a.wav</value><value form="video">jr://video/a.mp4</value>
          <value form="image">jr://images/a.png</value><value form="big-image">jr://images/large.png</value></text>
        <text id="areas"><value>areas</value><value form="image">jr://images/areas.svg</value></text>
        <text id="north"><value>North</value></text><text id="south"><value>South</value></text><text id="lake"><value>Lake</value></text>
        <text id="seen"><value>Seen</value><value form="image">jr://images/a.png</value><value form="big-image">jr://images/large.png</value></text>
        <text id="listened"><value>Heard</value><value form="audio">jr://audio/a.wav</value><value form="video">jr://video/a.mp4</value></text>
        </translation></itext>"""
}
