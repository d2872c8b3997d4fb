// ganvil-rank COMMAND...: one process of an Open MPI job. It starts Node as its child, passes bytes between Node and the other ranks, and
// notices when a rank has died or stopped. Node asks over two pipes, and waits for each answer:
//
//   to here     uint32 operation, uint32 0,      uint64 bytes, then the bytes
//   to Node     uint32 status,    uint32 stop,   uint64 bytes, then the bytes (of LOST: why, as text)
//
// It computes nothing. MPI is used without threads; every wait goes on with `service`, so that no rank waits for ever.
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <mpi.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum operation { PLACE = 1, SCATTER, GATHER, BROADCAST, LEAVE };
enum status { DONE = 0, LOST = 1 };
enum tag { BEAT = 1, ENDED, OVER };
enum { INTERRUPTED = 75 };

typedef struct {
  uint32_t code, flag;
  uint64_t bytes;
} Head;

/** What ranks tell each other of one of them. */
typedef struct {
  int rank, code; // its exit code; 128 + a signal; -1: it does not answer
} Note;

static int rank, size;
static pid_t child;
static pid_t parent; // what started this process, which a batch system watches
static int from_node, to_node;
static double limit = 30; // seconds without a sign of life

static volatile sig_atomic_t stop_asked;
static int lost, left, over, child_over;
static Note ended; // the rank that is lost
static int child_status;
static double stop_since, stopped_since, parent_since, heard, beaten, serviced;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec + 1e-9 * t.tv_nsec;
}

static void on_signal(int number) {
  (void)number;
  stop_asked = 1;
}

/** Sends a note to every other rank; nobody waits for it to arrive. */
static void tell(enum tag tag, Note note) {
  static Note sent[4]; // must live until it has arrived
  sent[tag] = note;
  for (int r = 0; r < size; r++) {
    MPI_Request request;
    if (r == rank || MPI_Isend(&sent[tag], sizeof note, MPI_BYTE, r, tag, MPI_COMM_WORLD, &request)) continue;
    MPI_Request_free(&request);
  }
}

static void lose(Note note, int tells) {
  if (lost) return;
  lost = 1;
  ended = note;
  if (tells) tell(ENDED, note);
}

/** Reads what other ranks have sent. */
static void receive(void) {
  for (int found = 1; found;) {
    MPI_Status status;
    Note note;
    if (MPI_Iprobe(MPI_ANY_SOURCE, MPI_ANY_TAG, MPI_COMM_WORLD, &found, &status) || !found) return;
    MPI_Recv(&note, sizeof note, MPI_BYTE, status.MPI_SOURCE, status.MPI_TAG, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
    if (status.MPI_TAG == BEAT) heard = now();
    if (status.MPI_TAG == ENDED) lose(note, 0);
    if (status.MPI_TAG == OVER) over = 1;
  }
}

/** Whether the parent has been stopped by a signal; known on Linux alone. */
static int parent_stopped(void) {
  char path[64], text[512], state = 0;
  snprintf(path, sizeof path, "/proc/%d/stat", (int)parent);
  FILE *file = fopen(path, "r");
  if (!file) return 0;
  size_t n = fread(text, 1, sizeof text - 1, file);
  fclose(file);
  text[n] = 0;
  char *end = strrchr(text, ')'); // behind the name, which may contain anything
  if (end) sscanf(end + 1, " %c", &state);
  return state == 'T';
}

/** Sends a sign of life to the next rank, and looks whether the one before, the child and the parent still live. */
static void service(void) {
  double t = now();
  if (t - serviced > limit / 4) heard = t; // this process was stopped itself, perhaps with all others
  serviced = t;
  receive();
  if (size == 1) return;
  if (t - beaten >= limit / 30) {
    static Note none;
    MPI_Request request;
    beaten = t;
    if (!parent_stopped()) parent_since = 0;
    else if (!parent_since) parent_since = t;
    if (!MPI_Isend(&none, sizeof none, MPI_BYTE, (rank + 1) % size, BEAT, MPI_COMM_WORLD, &request)) MPI_Request_free(&request);
  }
  if (t - heard > limit) lose((Note){(rank + size - 1) % size, -1}, 1);
  int status;
  if (!child_over && waitpid(child, &status, WNOHANG | WUNTRACED | WCONTINUED) == child) {
    if (WIFSTOPPED(status)) stopped_since = t;
    else stopped_since = 0;
    if (WIFEXITED(status) || WIFSIGNALED(status)) child_over = 1, child_status = status;
  }
  if (parent_since && t - parent_since > limit) lose((Note){rank, -1}, 1);
  if (stopped_since && t - stopped_since > limit) {
    lose((Note){rank, -1}, 1);
    kill(child, SIGKILL);
  }
  if (getppid() != parent) { // killed: the batch system ends the job
    lose((Note){rank, 128 + SIGKILL}, 1);
    stop_asked = 1;
  }
  if (stop_asked && !stop_since) stop_since = t;
}

static void wait_a_little(int *tries) {
  if (++*tries > 100) usleep(*tries > 2000 ? 500 : 50);
  static double last;
  if (now() - last < 0.02) return;
  last = now();
  service();
}

/** Waits for a collective operation; false where a rank is lost. A job that is being ended is not waited for. */
static int complete(MPI_Request *request) {
  double asked = 0;
  for (int done = 0, tries = 0; !done; wait_a_little(&tries)) {
    if (MPI_Test(request, &done, MPI_STATUS_IGNORE)) lose((Note){rank, -1}, 1);
    if (done) break;
    if (stop_since && !asked) asked = now();
    if (asked && now() - asked > 0.5) lose((Note){rank, 128 + SIGTERM}, 1);
    if (lost) return 0;
  }
  return 1;
}

/** Reads or writes all bytes; false at the end of the pipe. Ranks are serviced meanwhile. */
static int move(int fd, void *data, size_t bytes, int writes) {
  for (char *at = data; bytes > 0;) {
    ssize_t n = writes ? write(fd, at, bytes) : read(fd, at, bytes);
    if (n > 0) at += n, bytes -= n;
    else if (n == 0 || (errno != EAGAIN && errno != EINTR)) return 0;
    else {
      struct pollfd one = {fd, writes ? POLLOUT : POLLIN, 0};
      poll(&one, 1, 20);
      service();
    }
  }
  return 1;
}

static int answer(enum status status, const void *data, uint64_t bytes) {
  Head head = {status, (uint32_t)stop_asked, bytes};
  return move(to_node, &head, sizeof head, 1) && move(to_node, (void *)data, bytes, 1);
}

static int answer_lost(void) {
  char why[128];
  if (ended.code == 128 + SIGTERM) snprintf(why, sizeof why, "the job is being ended");
  else if (ended.code < 0) snprintf(why, sizeof why, "rank %d does not answer", ended.rank);
  else if (ended.code > 128) snprintf(why, sizeof why, "rank %d was killed by signal %d", ended.rank, ended.code - 128);
  else snprintf(why, sizeof why, "rank %d has ended with exit code %d", ended.rank, ended.code);
  return answer(LOST, why, strlen(why));
}

static char *buffer(int which, uint64_t bytes) {
  static char *held[2];
  static uint64_t sizes[2];
  if (sizes[which] < bytes) {
    free(held[which]);
    held[which] = malloc(sizes[which] = bytes);
    if (!held[which]) exit(INTERRUPTED);
  }
  return held[which];
}

/** One request of Node; false where it has closed its pipe. */
static int serve(void) {
  Head head;
  if (!move(from_node, &head, sizeof head, 0)) return 0;
  char *in = buffer(0, head.bytes + 8);
  if (!move(from_node, in, head.bytes, 0)) return 0;
  if (head.code == PLACE) {
    uint32_t place[2] = {rank, size};
    return answer(DONE, place, sizeof place);
  }
  MPI_Request request;
  uint64_t bytes = head.bytes;
  char *out = in;
  int failed = lost;
  if (!failed && head.code == SCATTER) {
    out = buffer(1, bytes);
    failed = MPI_Ialltoall(in, bytes / size, MPI_BYTE, out, bytes / size, MPI_BYTE, MPI_COMM_WORLD, &request) || !complete(&request);
  } else if (!failed && head.code == GATHER) {
    out = buffer(1, bytes * size);
    failed = MPI_Iallgather(in, bytes, MPI_BYTE, out, bytes, MPI_BYTE, MPI_COMM_WORLD, &request) || !complete(&request);
    bytes *= size;
  } else if (!failed && head.code == BROADCAST) {
    failed = MPI_Ibcast(&bytes, 8, MPI_BYTE, 0, MPI_COMM_WORLD, &request) || !complete(&request);
    if (!failed && rank > 0) out = buffer(0, bytes);
    failed = failed || MPI_Ibcast(out, bytes, MPI_BYTE, 0, MPI_COMM_WORLD, &request) || !complete(&request);
  } else if (!failed && head.code == LEAVE) {
    failed = MPI_Ibarrier(MPI_COMM_WORLD, &request) || !complete(&request);
    left = !failed;
    bytes = 0;
  }
  return failed ? answer_lost() : answer(DONE, out, bytes);
}

/** Goes on with messages for so many seconds, or until the end of the run is known to all. */
static void linger(double seconds, int until_over) {
  for (double end = now() + seconds; now() < end && !(until_over && over); usleep(2000)) receive();
}

static pid_t start(char **command) {
  int down[2], up[2]; // to Node, and from it
  if (pipe(down) || pipe(up)) exit(74);
#ifdef F_SETPIPE_SZ
  fcntl(down[0], F_SETPIPE_SZ, 1 << 20);
  fcntl(up[0], F_SETPIPE_SZ, 1 << 20);
#endif
  pid_t pid = fork();
  if (pid == 0) {
    char text[32];
    close(down[1]);
    close(up[0]);
    snprintf(text, sizeof text, "%d,%d", down[0], up[1]);
    setenv("GANVIL_RANK_PIPES", text, 1);
    execvp(command[0], command);
    fprintf(stderr, "ganvil-rank: %s: %s\n", command[0], strerror(errno));
    _exit(127);
  }
  close(down[0]);
  close(up[1]);
  from_node = up[0];
  to_node = down[1];
  for (int fd = 0; fd < 2; fd++) fcntl(fd ? to_node : from_node, F_SETFL, O_NONBLOCK);
  return pid;
}

int main(int count, char **words) {
  if (count < 2) {
    fprintf(stderr, "ganvil-rank: expected a command.\n");
    return 64;
  }
  const char *text = getenv("GANVIL_RANK_TIMEOUT");
  if (text && atof(text) >= 1) limit = atof(text);
  parent = getppid();
  child = start(words + 1);
  int signals[] = {SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGUSR2, SIGXCPU};
  for (unsigned i = 0; i < sizeof signals / sizeof *signals; i++) {
    struct sigaction action = {.sa_handler = on_signal};
    sigaction(signals[i], &action, NULL);
  }
  signal(SIGPIPE, SIG_IGN);
  alarm(4 * limit); // ends this process where the others never come
  MPI_Init(NULL, NULL);
  alarm(0);
  MPI_Comm_set_errhandler(MPI_COMM_WORLD, MPI_ERRORS_RETURN);
  MPI_Comm_rank(MPI_COMM_WORLD, &rank);
  MPI_Comm_size(MPI_COMM_WORLD, &size);
  heard = serviced = now();
  while (serve()) continue;
  while (!child_over && waitpid(child, &child_status, WNOHANG) != child) { // it has closed its pipe
    usleep(2000);
    service();
  }
  int killed = WIFSIGNALED(child_status), code = killed ? INTERRUPTED : WEXITSTATUS(child_status);
  kill(parent, SIGCONT); // it may have been stopped
  if (left) { // rank 0 may still be writing
    MPI_Request request;
    if (MPI_Ibarrier(MPI_COMM_WORLD, &request) || !complete(&request)) _exit(code);
    alarm(limit);
    MPI_Finalize();
    return code;
  }
  if (killed && rank == 0)
    fprintf(stderr, "ganvil: rank 0 was %s; start the same job again to resume the run from its newest checkpoint.\n",
            stopped_since ? "stopped for too long" : "killed");
  lose((Note){rank, killed ? 128 + WTERMSIG(child_status) : code}, 1);
  if (rank == 0) {
    tell(OVER, (Note){0, code});
    linger(0.3, 0);
    _exit(code);
  }
  if (ended.rank != 0) linger(4 * limit, 1); // rank 0 finishes its step and saves it
  linger(1, 0);                              // its exit code comes first
  _exit(ended.rank == 0 && ended.code == 0 ? 0 : code == 0 ? INTERRUPTED : code);
}
