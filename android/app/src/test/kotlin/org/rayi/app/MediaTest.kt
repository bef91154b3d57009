package org.rayi.app

import android.media.MediaPlayer
import android.view.SurfaceView
import android.widget.CheckedTextView
import android.widget.ImageView
import android.widget.ListView
import org.junit.Assert.assertEquals
import org.junit.Assert.assertFalse
import org.junit.Assert.assertTrue
import org.junit.Before
import org.junit.Test
import org.junit.runner.RunWith
import org.rayi.app.question.FilmDialog
import org.rayi.app.question.PictureDialog
import org.robolectric.RobolectricTestRunner
import org.robolectric.Shadows.shadowOf
import org.robolectric.shadows.ShadowDialog
import org.robolectric.shadows.ShadowMediaPlayer
import org.robolectric.shadows.ShadowMediaPlayer.MediaInfo

/** Sounds, films and large pictures of questions and choices. */
@RunWith(RobolectricTestRunner::class)
class MediaTest {
    private val players = mutableListOf<MediaPlayer>()

    @Before
    fun english() {
        Fixture.app.settings.language = "en"
        ShadowMediaPlayer.setMediaInfoProvider { MediaInfo(60_000, 0) }
        ShadowMediaPlayer.setCreateListener { player, _ -> players += player }
    }

    private fun isHeard() = players.any { shadowOf(it).state == ShadowMediaPlayer.State.STARTED }

    private fun heard(autoplay: String = "") = Trial(
        Fixture.form(
            "<q/><next/>", """<bind nodeset="/data/q" type="string"/>""",
            """<input ref="/data/q" $autoplay><label ref="jr:itext('q')"/></input><input ref="/data/next"><label>Next one</label></input>""",
            """<itext><translation lang="English (en)"><text id="q"><value>Listen</value><value form="audio">jr://audio/a.wav</value><value form="video">jr://video/a.mp4</value>
               <value form="image">jr://images/a.png</value><value form="big-image">jr://images/large.png</value></text></translation></itext>""",
        ),
        Everything.media,
    )

    @Test
    fun `a sound plays, and ends by the same button, by its own end and with the page`() {
        val trial = heard()
        assertFalse("it begins by itself", isHeard())
        trial.finger.press("Play the sound: Listen")
        assertTrue(isHeard())
        trial.finger.press("Stop the sound: Listen")
        assertFalse("it goes on", isHeard())
        trial.finger.press("Play the sound: Listen")
        shadowOf(players.last()).invokeCompletionListener()
        trial.finger.press("Play the sound: Listen")
        trial.finger.press("Next")
        assertFalse("it is heard at the next question", isHeard())
        trial.finger.press("Back")
        trial.finger.press("Play the sound: Listen")
        trial.page.pause()
        assertFalse("it is heard in another app", isHeard())
    }

    @Test
    fun `what the form wants to be heard begins when the question is reached, once`() {
        val trial = heard("autoplay=\"audio\"")
        assertTrue("it does not begin", isHeard())
        assertEquals(1, players.size)
        trial.finger.type(trial.finger.fields().single(), "yes")
        trial.question("q").commit()
        Finger.settle()
        assertEquals("an answer begins it anew", 1, players.size)
    }

    @Test
    fun `a phone that is turned does not begin it anew, and who comes back to it hears it again`() {
        val trial = heard("autoplay=\"audio\"")
        trial.page.recreate()
        Finger.settle()
        assertEquals("it begins anew", 1, players.size)
        trial.finger.press("Next")
        trial.finger.press("Back")
        assertEquals(2, players.size)
    }

    @Test
    fun `a sound goes on where an answer brings another question to its side`() {
        val trial = Trial(
            Fixture.form(
                "<g><q/><more/></g>", """<bind nodeset="/data/g/more" relevant="/data/g/q != ''"/>""",
                """<group ref="/data/g" appearance="field-list"><label>G</label><input ref="/data/g/q"><label ref="jr:itext('q')"/></input>
                   <input ref="/data/g/more"><label>More of it</label></input></group>""",
                """<itext><translation lang="English (en)"><text id="q"><value>Listen</value><value form="audio">jr://audio/a.wav</value></text></translation></itext>""",
            ),
            Everything.media,
        )
        trial.finger.press("Play the sound: Listen")
        trial.finger.type(trial.finger.fields().single(), "yes")
        trial.question("q").commit()
        Finger.settle()
        assertTrue("${trial.finger.words()}", trial.finger.says("More of it"))
        assertTrue("it has ended", isHeard())
    }

    @Test
    fun `a film has a page of its own and ends with it`() {
        val trial = heard()
        trial.finger.press("Play the film: Listen")
        val film = ShadowDialog.getLatestDialog() as FilmDialog
        val surface = Finger.dialog().shown().filterIsInstance<SurfaceView>().single()
        film.surfaceCreated(surface.holder)
        assertTrue(isHeard())
        Finger.dialog().press("Close")
        assertFalse(isHeard())
        assertFalse(film.isShowing)
    }

    @Test
    fun `what this phone cannot play is said and stands in nobody's way`() {
        ShadowMediaPlayer.setMediaInfoProvider { throw IllegalStateException("no such codec") }
        val trial = heard()
        trial.finger.press("Play the sound: Listen")
        assertTrue("nothing is said: ${trial.finger.words()}", trial.finger.says("cannot be shown here"))
        trial.finger.press("Next")
        assertTrue(trial.finger.says("Next one"))
    }

    @Test
    fun `a picture opens as large as the form has it`() {
        val trial = heard()
        trial.finger.press("Show the picture large: Listen")
        assertTrue(ShadowDialog.getLatestDialog() is PictureDialog)
        val shown = Finger.dialog().shown().filterIsInstance<ImageView>().single().drawable
        assertTrue("${shown.intrinsicWidth}", shown.intrinsicWidth >= 300)
    }

    @Test
    fun `a choice of a list that opens is heard too, and chosen by its row`() {
        val minimal = Everything.form.decodeToString().replace("ref=\"/data/pick/shown\" appearance=\"\"", "ref=\"/data/pick/shown\" appearance=\"minimal\"")
        val trial = Trial(minimal.toByteArray(), Everything.media, "/data/pick/one")
        trial.on("shown").press("Choose: shown")
        val rows = Finger.dialog().shown().filterIsInstance<ListView>().single()
        val row = Finger { rows.adapter.getView(1, null, rows) }
        row.press("Play the sound: Heard")
        assertTrue(isHeard())
        assertEquals("", trial.value("shown"))
        row.press(row.shown().filterIsInstance<CheckedTextView>().single())
        assertEquals("heard", trial.value("shown"))
    }

    @Test
    fun `a choice is heard and seen without being chosen`() {
        val trial = Trial.everything("/data/pick/one")
        trial.on("shown").press("Play the sound: Heard")
        assertTrue(isHeard())
        trial.on("shown").press("Show the picture large: Seen")
        assertTrue(ShadowDialog.getLatestDialog() is PictureDialog)
        assertEquals("", trial.value("shown"))
    }
}
