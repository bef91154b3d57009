//! What a stretch of work took: time on the wall and on the processor, and the largest memory.

use std::time::Instant;

/// Started before a stretch of work, read after it.
pub(super) struct Clock {
    wall: Instant,
    processor: f64,
}

/// What a stretch took, in nanoseconds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Took {
    /// By the clock on the wall.
    pub(super) wall: f64,
    /// On the processor, by this thread; 0 where the system does not tell.
    pub(super) cpu: f64,
}

impl Clock {
    pub(super) fn start() -> Self {
        Self {
            wall: Instant::now(),
            processor: processor_ns(),
        }
    }

    pub(super) fn took(&self) -> Took {
        Took {
            cpu: processor_ns() - self.processor,
            wall: self.wall.elapsed().as_secs_f64() * 1e9,
        }
    }
}

impl std::ops::AddAssign for Took {
    fn add_assign(&mut self, other: Self) {
        self.wall += other.wall;
        self.cpu += other.cpu;
    }
}

/// Time of this thread on the processor. A file below `/proc` would tell it too, but only as of the
/// scheduler's last tick, and its reading costs more than many an answer.
#[cfg(target_os = "linux")]
fn processor_ns() -> f64 {
    let told = rustix::time::clock_gettime(rustix::time::ClockId::ThreadCPUTime);
    told.tv_sec as f64 * 1e9 + told.tv_nsec as f64
}

#[cfg(not(target_os = "linux"))]
fn processor_ns() -> f64 {
    0.0
}

/// Largest memory of the process so far in MiB, where the system tells it (Linux).
pub(super) fn peak_rss() -> f64 {
    let told = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.split_whitespace().next()?.parse::<f64>().ok());
    kib.unwrap_or_default() / 1024.0
}
